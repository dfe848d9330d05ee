import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { parsedJson } from '../../model/parsed-json';
import type { RawValue } from '../../redaction/raw-value';

type Environment = Readonly<Record<string, string | undefined>>;

const Named = z.record(z.string(), z.record(z.string(), z.unknown())).catch({});
const Blocks = z.record(z.string(), Named).catch({});

const Configuration = z
  .object({
    variable: z.record(
      z.string(),
      z.object({ sensitive: z.boolean().default(false), default: z.unknown().optional() }),
    ),
    provider: z.unknown(),
    locals: z.unknown(),
    resource: Blocks,
    data: Blocks,
  })
  .partial()
  .catch({});

/**
 * What Terraform is given, apart from any plan: its environment and the configuration of a stack. It is what an error
 * may quote that comes before there is a plan.
 */
export async function valuesAround(stackFolder: string, environment: Environment): Promise<RawValue[]> {
  const text = await readFile(join(stackFolder, 'cdk.tf.json'), 'utf8').catch(() => '');
  const { variable = {}, provider, locals, ...blocks } = Configuration.parse(parsedJson(text) ?? {});
  return [
    ...Object.entries(environment).map(([name, value]) => ({ type: '', value: { [name]: value } })),
    ...Object.entries(variable).flatMap(([name, { sensitive, default: value }]) => [
      { type: '', value, sensitive },
      { type: '', value: environment[`TF_VAR_${name}`], sensitive },
    ]),
    { type: '', value: provider },
    { type: '', value: locals },
    ...[blocks.resource, blocks.data].flatMap(valuesOfBlocks),
  ];
}

function valuesOfBlocks(blocks: z.infer<typeof Blocks> = {}): RawValue[] {
  return Object.entries(blocks).flatMap(([type, named]) => Object.values(named).map((value) => ({ type, value })));
}
