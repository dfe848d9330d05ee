import type { AssessedChange, Assessment } from '../../../delivery/model/assessment';
import type { Access } from '../../../delivery/model/access';
import { SAME_ACCESS } from '../../../delivery/model/access';
import { type Change, type ChangeSet, emptyChangeSet } from '../../../delivery/model/change-set';
import type { CostDelta } from '../../../delivery/model/cost';
import type { Proposal, ProposedEnvironment, ProposedStack } from '../../../delivery/model/proposal';
import type { Risk } from '../../../delivery/model/risk';
import { Redacted, UNKNOWN } from '../../../delivery/model/value';

/** A risk of no concern. */
export const ROUTINE: Risk = { kind: 'routine', level: 'low', reason: 'a routine change' };

const MAC = { one: '1'.repeat(64), two: '2'.repeat(64) };

/** A change of a type, with whatever the test is about. */
export function changeOf(address: string, over: Partial<Change> = {}): Change {
  const none = { deposed: null, reason: null, replacedBecause: [], movedFrom: null, importedAs: null };
  const provider = 'registry.terraform.io/hashicorp/aws';
  const type = address.split('.').at(-2) ?? 'unknown';
  const fixed = { ...none, mode: 'managed', createdFirst: false, provider, before: null, after: null } as const;
  return { ...fixed, address, type, action: 'create', ...over };
}

/** A plan of a stack with these changes. */
export function assessed(stack: string, changes: readonly AssessedChange[], over: Partial<ChangeSet> = {}): Assessment {
  const changeSet = { ...emptyChangeSet(stack, '1.11.4'), changes: changes.map(({ change }) => change), ...over };
  return { changeSet, changes, digest: digestOf(stack), changeDigests: {} };
}

function digestOf(stack: string): string {
  return Buffer.from(stack.padEnd(32, '.')).toString('hex').slice(0, 64);
}

/** A planned stack. */
export function planned(
  stack: string,
  changes: readonly AssessedChange[],
  over: Partial<ChangeSet> = {},
): ProposedStack {
  return { stack, dependencies: [], kind: 'planned', assessment: assessed(stack, changes, over) };
}

/** An environment with these stacks. */
export function environmentOf(
  name: string,
  stacks: readonly ProposedStack[],
  over: Partial<ProposedEnvironment> = {},
): ProposedEnvironment {
  return { name, stacks, access: SAME_ACCESS, cost: FREE, refusals: [], approvals: 1, ...over };
}

/** Nothing costs anything. */
export const FREE: CostDelta = { lines: [], unknown: [], before: 0, after: 0, pricesOf: '2026-11-01' };

/** A proposal with these environments. */
export function proposalOf(environments: readonly ProposedEnvironment[], over: Partial<Proposal> = {}): Proposal {
  const [tree, commit] = ['5e1f0d'.padEnd(40, '7'), 'c0ffee'.padEnd(40, '1')];
  return { tree, commit, environments, orphans: [], unaffected: 0, ...over };
}

const WIDENED: Risk = { kind: 'access-widened', level: 'medium', reason: 'grants SELECT to a role that many inherit' };
const LOSS: Risk = { kind: 'data-loss', level: 'high', reason: 'all tables in the database are lost' };
const RAISED: Risk = { kind: 'cost-raised', level: 'medium', reason: 'a warehouse twice the size costs twice as much' };

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::dev-lake/*' },
    { Sid: 'List', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::dev-lake' },
  ],
};
const WIDER = {
  ...POLICY,
  Statement: [
    { Sid: 'List', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::dev-lake' },
    { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::dev-lake/*' },
  ],
};
const SQL = ['create view daily as', 'select day, sum(amount)', 'from orders', 'where day > 7', 'group by day'];

function warehouseStack(environment: string): ProposedStack {
  const upper = environment.toUpperCase();
  return planned(
    `${environment}-warehouse`,
    [
      {
        change: changeOf('snowflake_warehouse.transform', {
          action: 'update',
          before: { name: `${upper}_TRANSFORM`, warehouse_size: 'XSMALL', auto_suspend: 60, tags: ['a', 'b'] },
          after: { name: `${upper}_TRANSFORM`, warehouse_size: 'SMALL', auto_suspend: 60, tags: ['b', 'c'] },
        }),
        risks: [RAISED],
      },
      {
        change: changeOf('snowflake_database.raw', {
          action: 'replace',
          reason: 'replace_because_cannot_update',
          replacedBecause: ['is_transient'],
          before: { name: `${upper}_RAW`, is_transient: false, id: 'RAW' },
          after: { name: `${upper}_RAW`, is_transient: true, id: UNKNOWN },
        }),
        risks: [LOSS],
      },
      {
        change: changeOf('snowflake_view.daily', {
          action: 'update',
          before: { name: 'DAILY', statement: SQL.join('\n') },
          after: { name: 'DAILY', statement: SQL.join('\n').replace('> 7', '> 30') },
        }),
        risks: [ROUTINE],
      },
      ...Array.from({ length: 53 }, (_, i) => ({
        change: changeOf(`snowflake_grant_privileges_to_database_role.read["${upper}_${i}"]`, {
          after: { privileges: ['SELECT'], database_role_name: `${upper}_READ` },
        }),
        risks: [WIDENED],
      })),
    ],
    { outputs: [{ name: 'url', action: 'update', before: 'a', after: UNKNOWN }] },
  );
}

function accessStack(environment: string): ProposedStack {
  return planned(
    `${environment}-access`,
    [
      {
        change: changeOf('aws_iam_policy.reader', {
          action: 'update',
          before: { name: 'reader', policy: JSON.stringify(POLICY) },
          after: { name: 'reader', policy: JSON.stringify(WIDER) },
        }),
        risks: [{ kind: 'access-widened', level: 'high', reason: 'a statement allows more actions than before' }],
      },
      {
        change: changeOf('aws_secretsmanager_secret_version.token', {
          action: 'update',
          before: { secret_string: new Redacted('(sensitive)', MAC.one) },
          after: { secret_string: new Redacted('(sensitive)', MAC.two) },
        }),
        risks: [ROUTINE],
      },
      {
        change: changeOf('aws_s3_bucket.logs', {
          after: { bucket: `${environment}-logs`, force_destroy: false, tags: { team: 'data' } },
        }),
        risks: [ROUTINE],
      },
    ],
    {
      drift: [
        changeOf('aws_s3_bucket.lake', { action: 'update', before: { acl: 'private' }, after: { acl: 'public' } }),
      ],
    },
  );
}

/** A proposal such as a reviewer may meet: two environments, of which one differs, and something of everything. */
export function sampleProposal(): Proposal {
  const gained: Access[] = Array.from({ length: 50 }, (_, i) => ({
    who: 'role ANALYST',
    what: 'SELECT',
    on: `table DEV_RAW.ORDERS.T${i}`,
    through: ['DEV_READ'],
  }));
  const lost: Access[] = [{ who: 'user LOADER', what: 'INSERT', on: 'table DEV_RAW.ORDERS.T1', through: [] }];
  const cost: CostDelta = {
    lines: [
      {
        stack: 'dev-warehouse',
        address: 'snowflake_warehouse.transform',
        before: { usd: 730, kind: 'ceiling' },
        after: { usd: 1460, kind: 'ceiling' },
        basis: '2 credits/h × 1 cluster × $3.00, at most 487 credits by monitor WAREHOUSES',
      },
    ],
    unknown: [{ stack: 'dev-access', address: 'aws_s3_bucket.logs', why: 'storage is billed by use' }],
    before: 1200,
    after: 1930,
    pricesOf: '2026-11-01',
  };
  const refusals = [
    {
      rule: 'stateful delete',
      sentence:
        'snowflake_database.raw in dev-warehouse would be replaced, and no entry of review.allowedDeletes names it; add one with a reason and an expiry date to environments/dev.ts',
    },
  ];
  const blocked: ProposedStack = {
    stack: 'dev-airflow',
    dependencies: ['dev-warehouse'],
    kind: 'blocked',
    waitsFor: ['dev-network'],
  };
  return proposalOf(
    [
      environmentOf('dev', [accessStack('dev'), { ...warehouseStack('dev'), dependencies: ['dev-access'] }, blocked], {
        access: { gained, lost, unknown: ['snowflake_grant_account_role.late'] },
        cost,
        refusals,
        approvals: 2,
      }),
      environmentOf('staging', [warehouseStack('staging')]),
    ],
    { orphans: [{ stack: 'dev-old', objects: 12 }], unaffected: 6 },
  );
}
