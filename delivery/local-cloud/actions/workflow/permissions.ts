import type { Job, Workflow, WrittenPermissions } from './workflow-file';

/** What a job may do, by scope; what is left out it may not. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

const ALL = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
] as const;

/** What a job has where neither it nor its workflow says: GitHub's restricted setting. */
const UNSAID: Permissions = { contents: 'read', packages: 'read' };

/** What a job asks for: its own word, else the workflow's. */
export function askedBy(job: Job, { permissions }: Workflow): Permissions {
  return written(job.permissions ?? permissions) ?? UNSAID;
}

function written(permissions: WrittenPermissions | undefined): Permissions | undefined {
  if (permissions === undefined) return undefined;
  if (permissions === 'read-all') return Object.fromEntries(ALL.map((scope) => [scope, 'read']));
  if (permissions === 'write-all') return Object.fromEntries([...ALL, 'id-token'].map((scope) => [scope, 'write']));
  return Object.fromEntries(
    Object.entries(permissions).flatMap(([scope, access]) => (access === 'none' ? [] : [[scope, access]])),
  );
}

/**
 * Sees that a job of a called workflow asks for no more than the job that calls it has.
 * @throws Error in GitHub's words.
 */
export function requireWithin(asked: Permissions, allowed: Permissions, job: string): void {
  for (const [scope, access] of Object.entries(asked)) {
    const most = allowed[scope] ?? 'none';
    if (most === 'write' || most === access) continue;
    throw new Error(
      `The nested job '${job}' is requesting '${scope}: ${access}', but is only allowed '${scope}: ${most}'.`,
    );
  }
}

/** What is left of permissions where a fork's pull request asks: reading, and no identity. */
export function forFork(permissions: Permissions): Permissions {
  const left = Object.keys(permissions).filter((scope) => scope !== 'id-token');
  return Object.fromEntries(left.map((scope) => [scope, 'read']));
}
