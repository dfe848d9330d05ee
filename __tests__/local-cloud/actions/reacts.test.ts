import { dispatchInputs } from '../../../delivery/local-cloud/actions/events/dispatch-inputs';
import { silence } from '../../../delivery/local-cloud/actions/events/reacts';
import type { RunEvent } from '../../../delivery/local-cloud/actions/run/run-event';
import { workflowIn } from '../../../delivery/local-cloud/actions/workflow/workflow-file';

function workflow(on: string) {
  return workflowIn(`on: ${on}\njobs: {}\n`, 'x.yml');
}

const PUSH: RunEvent = {
  name: 'push',
  payload: {},
  ref: 'refs/heads/main',
  sha: 'a',
  headSha: 'a',
  headBranch: 'main',
  baseBranch: '',
  actor: 'octocat',
  pull: null,
  isFork: false,
};
const TAG = { ...PUSH, ref: 'refs/tags/v1.0.0' };
const PULL = { ...PUSH, name: 'pull_request', payload: { action: 'labeled' }, pull: 1, baseBranch: 'main' };

test.each([
  ['{ push: { branches: [main] } }', PUSH, null],
  ['{ push: { branches: [main] } }', TAG, /branches, not tags/],
  ['{ push: { tags: [v*] } }', TAG, null],
  ['{ push: { tags: [v*] } }', PUSH, /tags, not branches/],
  ['{ push: { branches: ["release/*"] } }', PUSH, /its branches are release\/\*, not main/],
  ['workflow_dispatch', PUSH, /not to push/],
  ['pull_request', PULL, /not labeled/],
  ['{ pull_request: { types: [labeled], branches: [main] } }', PULL, null],
  ['{ schedule: [{ cron: 43 * * * * }] }', { ...PUSH, name: 'schedule' }, null],
  ['{ push: { branches: [main] } }', { ...PUSH, name: 'schedule' }, /not to schedule/],
])('a workflow on %s reacts as GitHub’s does', (on, event, why) => {
  const said = silence(workflow(on), event);
  if (why === null) expect(said).toBeNull();
  else expect(said).toMatch(why);
});

test('inputs of a run by hand are checked and completed', () => {
  const inputs =
    '{ workflow_dispatch: { inputs: { to: { type: choice, options: [dev, prod], required: true }, sure: { type: boolean, default: false } } } }';
  expect(dispatchInputs(workflow(inputs), { to: 'dev' })).toEqual({ to: 'dev', sure: false });
  expect(() => dispatchInputs(workflow(inputs), {})).toThrow("Required input 'to' not provided");
  expect(() => dispatchInputs(workflow(inputs), { to: 'moon' })).toThrow(
    /not in the list of allowed values: dev, prod/,
  );
  expect(() => dispatchInputs(workflow(inputs), { to: 'dev', x: '1' })).toThrow(/Unexpected inputs provided: "x"/);
});
