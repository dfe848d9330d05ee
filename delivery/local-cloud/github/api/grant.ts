/** What `permissions` of a workflow can name (GitHub documentation, "Workflow syntax": permissions). */
export const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
] as const;

/** What a permission is about. */
export type Scope = (typeof SCOPES)[number];

/** How much of each scope a job may do; what is left out it may not at all. */
export type Permissions = Readonly<Partial<Record<Scope, 'read' | 'write'>>>;

/** What the token of a running job is good for. */
export interface Grant {
  readonly job: number;
  readonly permissions: Permissions;
}
