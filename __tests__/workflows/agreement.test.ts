import { path } from '../../environments';
import { load } from '../../environments/load';
import { applyingJobs, planningJobs } from '../../stacks/constructs/identity/trusted-jobs';
import { deliveryWorkflows } from '../../workflows/delivery/delivery-workflows';
import { estateOf } from '../../workflows/delivery/estate';
import { type PlainJob, plain } from '../../workflows/model/plain';
import { jobsOf, writesOf } from '../../workflows/model/rules/credentials';
import { jobWorkflowRef, REQUIRED_CHECKS } from '../../workflows/names';

const environments = load(path);
const estate = estateOf(environments);
const workflows = deliveryWorkflows(estate).map(([name, workflow]) => [name, plain(workflow)] as const);

/** Jobs with an identity of their own, each with its workflow as a token of it says. */
const identified = workflows.flatMap(([name, workflow]) =>
  jobsOf(workflow)
    .filter(([, job]) => job.uses === undefined && writesOf(job).includes('id-token'))
    .map(([, job]) => ({ job, ref: jobWorkflowRef(estate.home, name) })),
);

function refs(which: (job: PlainJob) => boolean): Set<string> {
  return new Set(identified.filter(({ job }) => which(job)).map(({ ref }) => ref));
}

test('the checks that a pull request must pass are jobs that run for it, and for a merge queue', () => {
  const names = workflows
    .filter(([, { on }]) => 'pull_request' in on && 'merge_group' in on)
    .flatMap(([, workflow]) => jobsOf(workflow).map(([, { name }]) => name));
  expect(REQUIRED_CHECKS.filter((check) => !names.includes(check))).toEqual([]);
});

test('the workflows whose jobs plan are those that the roles which plan trust, and no other', () => {
  const trusted = environments.flatMap((environment) =>
    planningJobs(environment).flatMap(({ workflows: files }) => files),
  );
  expect(refs(({ environment }) => environment === undefined)).toEqual(new Set(trusted));
});

test('the workflows whose jobs apply are those that the roles which apply trust, and no other', () => {
  const trusted = environments.flatMap((environment) =>
    applyingJobs(environment).flatMap(({ workflows: files }) => files),
  );
  expect(refs(({ environment }) => environment !== undefined)).toEqual(new Set(trusted));
});
