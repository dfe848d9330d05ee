import type { Draft, Environment } from './schema/environment';

/** A profile: the settings an environment has unless it states its own. `*` stands for every entry of a record. */
export type Profile = Omit<Draft<Environment>, 'lake'> & {
  readonly lake?: { readonly zones?: { readonly '*'?: Zone } };
};

type Zone = NonNullable<Environment['lake']>['zones']['raw'];

const DAY_SECONDS = 86_400;

const NO_APPROVALS = {
  'data-loss': 0,
  'access-widened': 0,
  'identity-changed': 0,
  'network-exposed': 0,
  'unknown-type': 0,
  interruption: 0,
  'cost-raised': 0,
  routine: 0,
} as const;

const DURABLE = {
  identityOf: null,
  hosts: [],
  schedules: true,
  databases: { '*': { transient: false, cloneOf: null, comment: '', schemas: { '*': { comment: '' } } } },
  monitors: {
    '*': { notifyPercents: [50, 75, 90], suspendPercent: 95, suspendImmediatelyPercent: 100, shared: false },
  },
  warehouses: {
    '*': {
      size: 'XSMALL',
      autoSuspendSeconds: 60,
      statementTimeoutSeconds: 3600,
      queuedTimeoutSeconds: 600,
      generation: '1',
      minimumClusters: 1,
      maximumClusters: 1,
      scalingPolicy: 'STANDARD',
      monitor: 'WAREHOUSES',
      comment: '',
    },
  },
  roles: { '*': { reads: [], writes: [], owns: [], includes: [], comment: '' } },
  serviceUsers: { '*': { statementTimeoutSeconds: 3600, allowedIps: null, comment: '' } },
  snowflake: { edition: 'enterprise', sharedMonitors: [], clonableDatabases: [], accountAllowedIps: null },
  github: {
    subjectFormat: 'immutable',
    waitMinutes: 0,
    governs: false,
    releaseAppId: null,
    dataProducts: [],
    workflows: [],
  },
  administered: ['bootstrap', 'repository'],
  review: { approvals: NO_APPROVALS, allowedDestruction: [], harmless: [], freezes: [] },
  cost: { prices: {} },
  tags: {},
} as const satisfies Profile;

const MANAGED_AIRFLOW = {
  minimumWorkers: 1,
  maximumWorkers: 5,
  schedulers: 2,
  minimumWebServers: 2,
  maximumWebServers: 5,
  webServerAccess: 'private',
  maintenanceWindow: 'SUN:03:00',
  plugins: null,
  options: {},
  logLevel: 'INFO',
} as const;

const production = {
  ...DURABLE,
  databases: {
    '*': { ...DURABLE.databases['*'], retentionDays: 14, schemas: { '*': { comment: '', retentionDays: 14 } } },
  },
  airflow: { ...MANAGED_AIRFLOW, class: 'mw1.medium', maximumWorkers: 10 },
  lake: {
    zones: { '*': { infrequentAccessAfterDays: 90, glacierAfterDays: 180, expireAfterDays: null, noncurrentDays: 90 } },
  },
  network: { egress: 'nat-per-zone', flowLogs: true },
  retention: { logDays: 365, kmsDeletionDays: 30, stateNoncurrentDays: 365, preventDestroy: true, forceDestroy: false },
  // It goes back to what people approved and what was verified here, and no further than the gates let it.
  promotion: { verifications: [{ kind: 'empty-plan' }], approvals: 2, soakHours: 24, rollback: { automatic: true } },
  review: {
    ...DURABLE.review,
    approvals: {
      'data-loss': 2,
      'access-widened': 2,
      'identity-changed': 2,
      'network-exposed': 2,
      'unknown-type': 2,
      interruption: 1,
      'cost-raised': 1,
      routine: 1,
    },
  },
} as const satisfies Profile;

const staging = {
  ...DURABLE,
  databases: {
    '*': { ...DURABLE.databases['*'], retentionDays: 7, schemas: { '*': { comment: '', retentionDays: 7 } } },
  },
  airflow: { ...MANAGED_AIRFLOW, class: 'mw1.small' },
  lake: {
    zones: { '*': { infrequentAccessAfterDays: 30, glacierAfterDays: null, expireAfterDays: 365, noncurrentDays: 30 } },
  },
  network: { egress: 'single-nat', flowLogs: true },
  retention: { logDays: 90, kmsDeletionDays: 30, stateNoncurrentDays: 90, preventDestroy: true, forceDestroy: false },
  promotion: { verifications: [{ kind: 'empty-plan' }], approvals: 1, soakHours: 0, rollback: { automatic: false } },
  review: {
    ...DURABLE.review,
    approvals: {
      ...NO_APPROVALS,
      'data-loss': 1,
      'access-widened': 1,
      'identity-changed': 1,
      'network-exposed': 1,
      'unknown-type': 1,
    },
  },
} as const satisfies Profile;

const development = {
  ...DURABLE,
  databases: {
    '*': { ...DURABLE.databases['*'], retentionDays: 1, schemas: { '*': { comment: '', retentionDays: 1 } } },
  },
  airflow: {
    ...MANAGED_AIRFLOW,
    class: 'mw1.micro',
    maximumWorkers: 3,
    schedulers: 1,
    minimumWebServers: 1,
    maximumWebServers: 1,
  },
  lake: {
    zones: { '*': { infrequentAccessAfterDays: null, glacierAfterDays: null, expireAfterDays: 90, noncurrentDays: 7 } },
  },
  network: { egress: 'single-nat', flowLogs: false },
  retention: { logDays: 30, kmsDeletionDays: 7, stateNoncurrentDays: 90, preventDestroy: false, forceDestroy: true },
  // What failed is left as it is, for whoever looks into it.
  promotion: { verifications: [{ kind: 'empty-plan' }], approvals: 0, soakHours: 0, rollback: { automatic: false } },
  review: { ...DURABLE.review, harmless: ['fewer-changes', 'drift-healed'] },
} as const satisfies Profile;

const EPHEMERAL = {
  ...development,
  schedules: false,
  network: null,
  airflow: null,
  databases: {
    '*': {
      transient: true,
      cloneOf: null,
      comment: '',
      retentionDays: 0,
      schemas: { '*': { comment: '', retentionDays: 0 } },
    },
  },
  warehouses: { '*': { ...DURABLE.warehouses['*'], statementTimeoutSeconds: 900 } },
  lake: {
    zones: { '*': { infrequentAccessAfterDays: null, glacierAfterDays: null, expireAfterDays: 7, noncurrentDays: 1 } },
  },
  retention: { logDays: 7, kmsDeletionDays: 7, stateNoncurrentDays: 90, preventDestroy: false, forceDestroy: true },
  serviceUsers: { '*': { ...DURABLE.serviceUsers['*'], statementTimeoutSeconds: DAY_SECONDS / 96 } },
} as const satisfies Profile;

const sandbox = {
  ...EPHEMERAL,
  warehouses: { '*': { ...EPHEMERAL.warehouses['*'], monitor: 'SBX_RM' } },
  snowflake: { ...EPHEMERAL.snowflake, sharedMonitors: ['SBX_RM'] },
} as const satisfies Profile;

const preview = {
  ...EPHEMERAL,
  warehouses: { '*': { ...EPHEMERAL.warehouses['*'], monitor: 'PR_RM' } },
  snowflake: { ...EPHEMERAL.snowflake, sharedMonitors: ['PR_RM'] },
} as const satisfies Profile;

/** What each profile sets: the deletion, retention, size and budget policy of the environments that follow it. */
export const profiles: Readonly<Record<Environment['profile'], Profile>> = {
  production,
  staging,
  development,
  sandbox,
  preview,
};
