import { type Block, blocksOf, isBody } from './blocks';

/** Everything that a stack may be made of. What Terraform learns to read later is refused until somebody looked at it. */
const KNOWN = new Set([
  '//',
  'terraform',
  'provider',
  'data',
  'resource',
  'output',
  'locals',
  'variable',
  'moved',
  'import',
  'removed',
  'check',
  'ephemeral',
  'module',
]);

const RUNS_PROGRAMS = ['provisioner', 'connection'];

/** Blocks that run programs, ask the network for anything, or bring in code that nobody looked at: a clause for each. */
export function refusedBlocks(json: Readonly<Record<string, unknown>>): string[] {
  return [
    ...Object.keys(json)
      .filter((key) => !KNOWN.has(key))
      .map((key) => `${key} is a kind of block that this check does not know`),
    ...blocksOf(json['module'], 1).map(moduleClause),
    ...dataBlocks(json).flatMap(dataClauses),
    ...blocksOf(json['resource'], 2).flatMap((block) => programClauses(block, block.labels.join('.'))),
    ...blocksOf(json['removed'], 0).flatMap((block) => programClauses(block, 'a removed block')),
  ];
}

function dataBlocks(json: Readonly<Record<string, unknown>>): Block[] {
  const inChecks = blocksOf(json['check'], 1).flatMap(({ body }) => blocksOf(body['data'], 2));
  return [...blocksOf(json['data'], 2), ...blocksOf(json['ephemeral'], 2), ...inChecks];
}

function dataClauses({ labels: [type = '', name = ''] }: Block): string[] {
  const address = `data.${type}.${name}`;
  if (/^external(_|$)/.test(type)) return [`${address} runs a program while Terraform plans`];
  if (/^http(_|$)/.test(type)) return [`${address} sends a request while Terraform plans`];
  if (type === 'aws_lambda_invocation') return [`${address} invokes a function while Terraform plans`];
  if (type === 'terraform_remote_state') return [`${address} reads another state whole, from wherever it says`];
  return [];
}

function programClauses({ body }: Block, address: string): string[] {
  return RUNS_PROGRAMS.filter((key) => body[key] !== undefined).map(
    (key) => `${address} has a ${key}, which runs programs`,
  );
}

function moduleClause({ labels: [name = ''], body }: Block): string {
  const source = isBody(body) && typeof body['source'] === 'string' ? body['source'] : 'nowhere';
  if (!/^\.{1,2}\//.test(source)) return `module.${name} is fetched from ${source}`;
  return `module.${name} is Terraform in ${source} that this check does not read; write it as a construct`;
}
