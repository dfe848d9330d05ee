import { loadWorkflow, type WorkflowSource } from '../../../delivery/local-cloud/actions/workflow/loaded-workflow';
import { askedBy, forFork } from '../../../delivery/local-cloud/actions/workflow/permissions';
import { usedActions } from '../../../delivery/local-cloud/actions/workflow/used-actions';
import { workflowIn } from '../../../delivery/local-cloud/actions/workflow/workflow-file';

const STEPS = 'runs-on: ubuntu-24.04\n    steps: [{ run: "true" }]';
const FOLDER = '.github/workflows';

/** A repository whose `main` is at `m`, and a change at `c`. */
function source(files: Readonly<Record<string, string>>): WorkflowSource {
  return {
    repository: 'acme/platform',
    textOf: (commit, file) => {
      const text = files[`${commit}:${file.replace(`${FOLDER}/`, '')}`];
      return text === undefined ? Promise.reject(new Error(`no ${file}`)) : Promise.resolve(text);
    },
    resolve: (name) =>
      name === 'main' ? Promise.resolve({ commit: 'm', ref: 'refs/heads/main' }) : Promise.reject(new Error(name)),
  };
}

const PLACE = { file: `${FOLDER}/plan.yml`, commit: 'c', ref: 'refs/pull/1/merge' };

function caller(uses: string, permissions = '{ contents: read, id-token: write }'): string {
  return `on: pull_request\npermissions: {}\njobs:\n  review:\n    permissions: ${permissions}\n    uses: ${uses}\n`;
}

const called = `on: workflow_call\npermissions: {}\njobs:\n  plan:\n    permissions: { id-token: write }\n    ${STEPS}\n`;

test('a workflow that is called at main is that of main, whatever the change makes of it', async () => {
  const at = source({
    'c:plan.yml': caller('acme/platform/.github/workflows/review.yml@main'),
    'c:review.yml': 'on: workflow_call\njobs: {}\n',
    'm:review.yml': called,
  });
  const { calls } = await loadWorkflow(PLACE, at);
  expect(calls.get('review')).toMatchObject({ commit: 'm', ref: 'refs/heads/main' });
});

test('a workflow that is called by its path is of the same commit as the one that calls', async () => {
  const at = source({ 'c:plan.yml': caller('./.github/workflows/review.yml'), 'c:review.yml': called });
  const { calls } = await loadWorkflow(PLACE, at);
  expect(calls.get('review')).toMatchObject({ commit: 'c', ref: 'refs/pull/1/merge' });
});

test('a called job that asks for more than its caller has starts nothing', async () => {
  const at = source({
    'c:plan.yml': caller('./.github/workflows/review.yml', '{ contents: read }'),
    'c:review.yml': called,
  });
  await expect(loadWorkflow(PLACE, at)).rejects.toThrow(
    "The nested job 'plan' is requesting 'id-token: write', but is only allowed 'id-token: none'.",
  );
});

test('workflows of other repositories, needs that do not exist and keys that are not known are refused', async () => {
  const other = source({ 'c:plan.yml': caller('evil/platform/.github/workflows/review.yml@main') });
  await expect(loadWorkflow(PLACE, other)).rejects.toThrow(/is no workflow of acme\/platform/);
  const lost = source({ 'c:plan.yml': `on: push\njobs:\n  a:\n    needs: b\n    ${STEPS}\n` });
  await expect(loadWorkflow(PLACE, lost)).rejects.toThrow(/needs "b", which is no job of it/);
  const odd = source({ 'c:plan.yml': `on: push\njobs:\n  a:\n    container: node\n    ${STEPS}\n` });
  await expect(loadWorkflow(PLACE, odd)).rejects.toThrow(/container/);
});

test('a job has the permissions that it asks for, a fork’s only reads and no identity', () => {
  const workflow = workflowIn(
    `on: push\npermissions: {}\njobs:\n  a:\n    ${STEPS}\n  b:\n    permissions: { contents: write, id-token: write }\n    ${STEPS}\n`,
    'x.yml',
  );
  const { a, b } = workflow.jobs;
  expect(askedBy(a!, workflow)).toEqual({});
  expect(forFork(askedBy(b!, workflow))).toEqual({ contents: 'read' });
});

test('an action is known by its repository, its folder and its pin', async () => {
  const steps = '[{ uses: actions/checkout@abc }, { uses: actions/cache/restore@def }]';
  const at = source({ 'c:plan.yml': `on: push\njobs:\n  a:\n    runs-on: x\n    steps: ${steps}\n` });
  expect(usedActions(await loadWorkflow(PLACE, at))).toEqual([
    { repository: 'actions/checkout', folder: '', ref: 'abc' },
    { repository: 'actions/cache', folder: 'restore', ref: 'def' },
  ]);
  const local = source({ 'c:plan.yml': 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ uses: ./x }]\n' });
  const loaded = await loadWorkflow(PLACE, local);
  expect(() => usedActions(loaded)).toThrow(/uses ".\/x", which nothing stands in for/);
});
