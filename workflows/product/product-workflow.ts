import { expression } from '../model/expression';
import { read, write } from '../model/grant';
import { awsRole, checkout, command, download, python, upload, UPLOADED } from '../model/steps';
import type { Step, StepsJob, Triggers, Workflow } from '../model/workflow';
import { workflowFile } from '../model/workflow-file';
import type { Gate, Product } from './product';
import { PRODUCT_COMMANDS } from './product-commands';

/**
 * The workflow of a data product: a pull request is tested and shown what it would change; each environment's branch or
 * tag is built once, without credentials, and that is what is mirrored to its place, after the environment's reviewers
 * agree, and after the environment before it that deploys from the same ref. It holds no secret.
 */
export function productWorkflow(product: Product): Workflow {
  const { folder, gates } = product;
  if (/\p{Cc}|\$\{\{/u.test(folder)) {
    const sentence = `the folder ${JSON.stringify(folder)} holds a control character, or what GitHub takes for an expression`;
    throw new Error(`${sentence}; take it out`);
  }
  return {
    name: 'Sluice',
    about: `Tests ${folder}, shows what a pull request changes of it, and brings it into each environment.`,
    on: triggers(gates),
    concurrency: {
      group: expression("format('sluice-{0}', github.event.pull_request.number || github.run_id)"),
      queue: 'max',
    },
    jobs: {
      test: testJob(product),
      plan: planJob(product),
      build: buildJob(product),
      ...Object.fromEntries(gates.map((gate, i) => [`deploy-${gate.environment}`, deployJob(gate, gates.slice(0, i))])),
    },
  };
}

/** The text of its file. */
export function productWorkflowFile(product: Product): string {
  const madeBy = `Made by the repository stack of ${product.madeBy}: change it there.`;
  return workflowFile(productWorkflow(product), { madeBy });
}

function triggers(gates: readonly Gate[]): Triggers {
  const [branches, tags] = [patternsOf(gates, 'branch'), patternsOf(gates, 'tag')];
  return { pull_request: null, push: { ...(branches && { branches }), ...(tags && { tags }) } };
}

function patternsOf(gates: readonly Gate[], kind: Gate['deploysFrom']['kind']): [string, ...string[]] | null {
  const patterns = gates.filter(({ deploysFrom }) => deploysFrom.kind === kind).map((gate) => gate.deploysFrom.pattern);
  const [first, ...others] = new Set(patterns);
  return first === undefined ? null : [first, ...others];
}

function installed(): [Step, Step, Step] {
  return [
    checkout({ history: true }),
    python(),
    command('Install', 'python -m pip install --require-hashes --requirement requirements-dev.txt'),
  ];
}

const NOTHING_BUT_READ = { contents: read('Checks out.') };

function testJob({ kind, folder }: Product): StepsJob {
  return {
    name: 'test',
    permissions: NOTHING_BUT_READ,
    minutes: 20,
    steps: [...installed(), command('Test', PRODUCT_COMMANDS[kind].test, { FOLDER: folder })],
  };
}

function planJob({ kind, folder }: Product): StepsJob {
  const { plan } = PRODUCT_COMMANDS[kind];
  const env = { FOLDER: folder, BASE: expression('github.event.pull_request.base.sha') };
  const files = 'git diff --name-status "$BASE...HEAD" -- "$FOLDER" | tee --append "$GITHUB_STEP_SUMMARY"';
  return {
    name: 'plan',
    if: "github.event_name == 'pull_request'",
    permissions: NOTHING_BUT_READ,
    minutes: 20,
    steps: [
      ...(plan === null ? ([checkout({ history: true })] as const) : installed()),
      command('Show the changed files', files, env),
      ...(plan === null ? [] : [command('Show what they change', plan, env)]),
    ],
  };
}

function buildJob({ kind, folder }: Product): StepsJob {
  return {
    name: 'Build',
    needs: ['test'],
    if: "github.event_name == 'push'",
    permissions: NOTHING_BUT_READ,
    outputs: { product: UPLOADED },
    minutes: 20,
    steps: [
      ...installed(),
      command('Build', PRODUCT_COMMANDS[kind].build, { FOLDER: folder }),
      upload({ name: 'product', path: 'product', days: 3 }),
    ],
  };
}

function deployJob({ environment, deploysFrom }: Gate, earlier: readonly Gate[]): StepsJob {
  const before = earlier.findLast((gate) => condition(gate.deploysFrom) === condition(deploysFrom));
  return {
    name: `Deploy to ${environment}`,
    needs: ['build', ...(before === undefined ? [] : [`deploy-${before.environment}`])],
    if: condition(deploysFrom),
    permissions: { 'id-token': write('Signs in to AWS as this product in this environment.') },
    environment,
    // There is no ledger of a product: GitHub keeps what went where.
    recorded: true,
    concurrency: { group: `sluice-${environment}`, queue: 'max' },
    minutes: 30,
    steps: [
      download(expression('needs.build.outputs.product'), 'product'),
      awsRole(expression('vars.AWS_ROLE_ARN'), expression('vars.AWS_REGION')),
      command('Mirror it', 'aws s3 sync product/ "$TARGET" --delete', { TARGET: expression('vars.ARTIFACT_TARGET') }),
    ],
  };
}

/** Whether a push is to what an environment deploys from; a pattern is a whole name, or how names start. */
function condition({ kind, pattern }: Gate['deploysFrom']): string {
  const ref = `refs/${kind === 'branch' ? 'heads' : 'tags'}/${pattern}`;
  const matches = ref.endsWith('*') ? `startsWith(github.ref, '${ref.slice(0, -1)}')` : `github.ref == '${ref}'`;
  return `github.event_name == 'push' && ${matches}`;
}
