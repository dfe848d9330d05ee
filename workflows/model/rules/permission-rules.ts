import { hasSecret, jobsOf, permissionsOf, writesOf } from './credentials';
import type { Rule } from './rule';

/** What a job's token may do. */
export const permissionRules: readonly Rule[] = [
  {
    code: 'nothing-by-default',
    guarantees: 'A token may do nothing that its job does not ask for.',
    check: ({ workflow: { permissions } }) =>
      typeof permissions === 'object' && permissions !== null && Object.keys(permissions).length === 0
        ? []
        : ['the workflow: permissions are not {}'],
  },
  {
    code: 'permissions-one-by-one',
    guarantees: 'Each job names each permission that it has.',
    check: ({ workflow }) =>
      jobsOf(workflow).flatMap(([id, job]) =>
        permissionsOf(job)
          .filter(([name]) => name === 'permissions')
          .map(([, level]) => `${id}: permissions are ${level === undefined ? 'left out' : JSON.stringify(level)}`),
      ),
  },
  {
    code: 'writes-are-listed',
    guarantees: 'A job writes only with the permissions that the list of allowed ones has for it.',
    check: ({ workflow, writes }) =>
      jobsOf(workflow).flatMap(([id, job]) =>
        writesOf(job)
          .filter((permission) => writes[id]?.includes(permission) !== true)
          .map((permission) => `${id}: may write ${permission}, which is on no list`),
      ),
  },
  {
    code: 'listed-writes-are-used',
    guarantees: 'The list of allowed permissions holds none that no job has.',
    check: ({ workflow, writes }) =>
      Object.entries(writes).flatMap(([id, permissions]) => {
        const job = workflow.jobs[id];
        const has = job === undefined ? [] : writesOf(job);
        return permissions.filter((one) => !has.includes(one)).map((one) => `${id}: ${one} is listed and not used`);
      }),
  },
  {
    code: 'secrets-in-environments',
    guarantees: 'A secret is handed only to a job of a GitHub environment, and never to another workflow.',
    check: ({ workflow }) =>
      jobsOf(workflow)
        .filter(([, job]) => hasSecret(job) && (job.environment === undefined || job.uses !== undefined))
        .map(([id]) => `${id}: has a secret outside of an environment`)
        .concat(
          JSON.stringify(workflow.env ?? {}).includes('secrets.') ? ['the workflow: has a secret for all jobs'] : [],
        ),
  },
];
