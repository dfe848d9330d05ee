import { path } from '../../environments';
import { load } from '../../environments/load';
import { allowedWrites } from '../../workflows/delivery/allowed-writes';
import { deliveryWorkflows } from '../../workflows/delivery/delivery-workflows';
import { estateOf, namesOf } from '../../workflows/delivery/estate';
import { plain } from '../../workflows/model/plain';
import { judge, RULES } from '../../workflows/model/rules/judge';
import type { Judged } from '../../workflows/model/rules/rule';
import { WORKFLOW_FOLDER, type WorkflowName } from '../../workflows/names';

/** A workflow that may be changed. */
interface Editable {
  name?: string;
  on: Record<string, unknown>;
  permissions?: unknown;
  defaults?: unknown;
  env?: Record<string, unknown>;
  concurrency?: Record<string, unknown>;
  jobs: Record<string, EditableJob>;
}

interface EditableJob {
  name?: string;
  permissions?: Record<string, unknown> | string;
  environment?: unknown;
  concurrency?: Record<string, unknown>;
  strategy?: Record<string, unknown>;
  uses?: string;
  secrets?: unknown;
  'runs-on'?: string;
  'timeout-minutes'?: number;
  env?: Record<string, unknown>;
  steps: EditableStep[];
}

interface EditableStep {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}

const estate = estateOf(load(path));
const { owner, repository, defaultBranch } = estate.home;
const writes = allowedWrites(namesOf(estate.targets));
const workflows = new Map(deliveryWorkflows(estate));

function judged(name: WorkflowName, change: (workflow: Editable) => unknown): Judged {
  const workflow = structuredClone(plain(workflows.get(name)!)) as unknown as Editable;
  change(workflow);
  return {
    workflow: workflow as unknown as Judged['workflow'],
    writes: writes[name],
    calls: { start: `${owner}/${repository}/${WORKFLOW_FOLDER}/`, branch: defaultBranch },
  };
}

/** The step of a job that runs an action, or whose command holds some words. */
function step(workflow: Editable, job: string, words: string): EditableStep {
  return workflow.jobs[job]!.steps.find(({ uses = '', run = '' }) => `${uses} ${run}`.includes(words))!;
}

function permissions(workflow: Editable, job: string): Record<string, unknown> {
  return workflow.jobs[job]!.permissions as Record<string, unknown>;
}

function add(workflow: Editable, job: string, added: EditableStep): number {
  return workflow.jobs[job]!.steps.push({ name: 'Added', ...added });
}

type Mutation = readonly [code: string, what: string, of: WorkflowName, change: (workflow: Editable) => unknown];

const MUTATIONS: readonly Mutation[] = [
  ['nothing-by-default', 'permissions for all jobs', 'plan', (it) => (it.permissions = { contents: 'read' })],
  ['nothing-by-default', 'no word on permissions', 'enter', (it) => delete it.permissions],
  ['permissions-one-by-one', 'all permissions at once', 'check', (it) => (it.jobs['check']!.permissions = 'write-all')],
  ['permissions-one-by-one', 'a job without permissions', 'review', (it) => delete it.jobs['synth']!.permissions],
  ['writes-are-listed', 'a permission to write', 'check', (it) => (permissions(it, 'test')['contents'] = 'write')],
  [
    'writes-are-listed',
    'an identity for synthesis',
    'review',
    (it) => (permissions(it, 'synth')['id-token'] = 'write'),
  ],
  ['writes-are-listed', 'a wider comment', 'review', (it) => (permissions(it, 'comment')['contents'] = 'write')],
  ['writes-are-listed', 'a wider call', 'apply', (it) => (permissions(it, 'deliver')['packages'] = 'write')],
  ['listed-writes-are-used', 'a permission given up', 'review', (it) => delete permissions(it, 'comment')['checks']],
  [
    'secrets-in-environments',
    'a secret outside an environment',
    'check',
    (it) => (step(it, 'test', 'npm test').env = { TOKEN: '${{ secrets.DEPLOY_TOKEN }}' }),
  ],
  ['secrets-in-environments', 'secrets handed on', 'plan', (it) => (it.jobs['review']!.secrets = 'inherit')],
  ['secrets-in-environments', 'a secret for all jobs', 'check', (it) => (it.env = { KEY: '${{ secrets.KEY }}' })],
  ['triggers-without-strangers', 'pull_request_target', 'plan', (it) => (it.on['pull_request_target'] = {})],
  ['triggers-without-strangers', 'workflow_run', 'apply', (it) => (it.on['workflow_run'] = { workflows: ['Check'] })],
  [
    'actions-at-commits',
    'an action at a tag',
    'check',
    (it) => (step(it, 'check', 'actions/checkout').uses = 'actions/checkout@v7'),
  ],
  [
    'actions-at-commits',
    'an action at another commit',
    'enter',
    (it) => (step(it, 'open', 'configure-aws').uses = `aws-actions/configure-aws-credentials@${'0'.repeat(40)}`),
  ],
  [
    'actions-at-commits',
    'an action of a stranger',
    'check',
    (it) => add(it, 'check', { uses: `someone/action@${'1'.repeat(40)}` }),
  ],
  [
    'actions-at-commits',
    'an action from the checkout',
    'review',
    (it) => add(it, 'comment', { uses: './.github/actions/x' }),
  ],
  [
    'calls-at-default-branch',
    'a call at the ref of the caller',
    'plan',
    (it) => (it.jobs['review']!.uses = './.github/workflows/review.yml'),
  ],
  [
    'calls-at-default-branch',
    'a call at another branch',
    'deliver',
    (it) => (it.jobs['dev']!.uses = it.jobs['dev']!.uses!.replace('@main', '@next')),
  ],
  ['machines-of-github', 'a machine of our own', 'enter', (it) => (it.jobs['open']!['runs-on'] = 'self-hosted')],
  ['machines-of-github', 'whatever is newest', 'check', (it) => (it.jobs['test']!['runs-on'] = 'ubuntu-latest')],
  ['no-code-beside-credentials', 'npm ci beside an identity', 'review', (it) => add(it, 'plan-1', { run: 'npm ci' })],
  [
    'no-code-beside-credentials',
    'an identity beside npm ci',
    'review',
    (it) => (permissions(it, 'synth')['id-token'] = 'write'),
  ],
  [
    'no-code-beside-credentials',
    'npx after something else',
    'enter',
    (it) => add(it, 'wave-1', { run: 'cd x && npx cdktf' }),
  ],
  [
    'no-code-beside-credentials',
    'a runner in a pipe',
    'drift',
    (it) => add(it, 'drift', { run: 'echo | tsx main.ts' }),
  ],
  [
    'no-code-beside-credentials',
    'a script of the clone',
    'enter',
    (it) => add(it, 'open', { run: 'node repository/x.mjs' }),
  ],
  [
    'no-code-beside-credentials',
    'a program of the clone',
    'enter',
    (it) => add(it, 'settle', { run: 'repository/run.sh' }),
  ],
  [
    'no-code-beside-credentials',
    'a checkout beside what is built',
    'rollback',
    (it) =>
      add(it, 'rollback', {
        uses: step(it, 'build', 'actions/checkout').uses!,
        with: { 'persist-credentials': false },
      }),
  ],
  [
    'head-without-credentials',
    'an identity for what a pull request holds',
    'review',
    (it) => (permissions(it, 'synth')['id-token'] = 'write'),
  ],
  [
    'no-credentials-left',
    'a checkout that leaves its token',
    'review',
    (it) => (step(it, 'synth', 'actions/checkout').with!['persist-credentials'] = true),
  ],
  [
    'no-credentials-left',
    'a checkout that does not say',
    'check',
    (it) => delete step(it, 'check', 'actions/checkout').with,
  ],
  [
    'no-expression-in-scripts',
    'an expression in a script',
    'plan',
    (it) => (it.jobs['plan']!.steps[0]!.run = 'echo ${{ github.event.pull_request.title }}'),
  ],
  [
    'no-cache-beside-credentials',
    'a cache where something is applied',
    'enter',
    (it) => (step(it, 'wave-1', 'actions/setup-node').with!['cache'] = 'npm'),
  ],
  [
    'no-cache-beside-credentials',
    'a cache that is there unless refused',
    'review',
    (it) => delete step(it, 'plan-1', 'actions/setup-node').with!['package-manager-cache'],
  ],
  ['one-shell', 'another shell', 'check', (it) => (it.defaults = { run: { shell: 'sh' } })],
  ['one-shell', 'a shell for a step', 'enter', (it) => (step(it, 'open', 'promote open').shell = 'python')],
  [
    'artifacts-by-id',
    'a build looked up by its name',
    'enter',
    (it) => (step(it, 'wave-1', 'download-artifact').with = { name: 'build' }),
  ],
  [
    'artifacts-of-this-run',
    'a build of another run',
    'enter',
    (it) => (step(it, 'open', 'download-artifact').with!['run-id'] = '1'),
  ],
  [
    'artifacts-for-days',
    'an artifact that is kept for long',
    'deliver',
    (it) => (step(it, 'build', 'upload-artifact').with!['retention-days'] = 90),
  ],
  [
    'artifacts-for-days',
    'nothing kept, and nothing said',
    'review',
    (it) => (step(it, 'plan-1', 'upload-artifact').with!['if-no-files-found'] = 'ignore'),
  ],
  [
    'no-raw-plan-kept',
    'a plan as Terraform has it',
    'review',
    (it) => (step(it, 'plan-1', 'upload-artifact').with!['path'] = 'cdktf.out/stacks/dev-lake/plan'),
  ],
  ['everything-ends', 'no time limit', 'enter', (it) => delete it.jobs['wave-1']!['timeout-minutes']],
  ['runs-in-groups', 'runs beside each other', 'plan', (it) => delete it.concurrency],
  [
    'applies-are-not-cancelled',
    'an apply that the next one cancels',
    'apply',
    (it) => (it.concurrency = { group: 'apply', 'cancel-in-progress': true }),
  ],
  [
    'applies-are-not-cancelled',
    'a wave that is dropped',
    'enter',
    (it) => delete it.jobs['wave-1']!.concurrency!['queue'],
  ],
  [
    'applies-are-not-cancelled',
    'an environment that is dropped',
    'deliver',
    (it) => (it.jobs['prod']!.concurrency = { group: 'sluice-prod' }),
  ],
  ['deployments-on-the-ledger', 'a deployment of the job', 'enter', (it) => (it.jobs['wave-1']!.environment = 'dev')],
  ['everything-has-a-name', 'a job without a name', 'check', (it) => delete it.jobs['test']!.name],
  ['everything-has-a-name', 'a step without a name', 'check', (it) => delete it.jobs['test']!.steps[0]!.name],
  ['matrices-go-on', 'a stack that stops others', 'enter', (it) => delete it.jobs['wave-1']!.strategy!['fail-fast']],
];

test.each(MUTATIONS)('%s stops %s', (...[code, , name, change]) => {
  expect(judge(judged(name, () => undefined))).toEqual([]);
  const found = judge(judged(name, change));
  expect(found.map((finding) => finding.split(':')[0])).toContain(code);
});

test('every rule is broken by some mutation', () => {
  const broken = new Set(MUTATIONS.map(([code]) => code));
  expect(RULES.map(({ code }) => code).filter((code) => !broken.has(code))).toEqual([]);
});
