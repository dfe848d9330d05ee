import type { Change, ChangeSet } from '../../delivery/model/change-set';
import { Redacted, UNKNOWN } from '../../delivery/model/value';
import { aChange, aChangeSet } from './change-set';

const mac = (digit: string) => digit.repeat(64);

const REPLACE = aChange({
  address: 'snowflake_schema.raw["crm"]',
  type: 'snowflake_schema',
  action: 'replace',
  reason: 'replace_because_cannot_update',
  before: { name: 'CRM', database: 'RAW', tags: { owner: 'ann' } },
  after: { name: 'CRM_2', database: 'RAW', tags: { owner: 'ann' } },
  replacedBecause: ['name', 'database'],
});

const CREATE = aChange({
  address: 'aws_glue_job.load[0]',
  type: 'aws_glue_job',
  provider: 'terraform.test/hashicorp/aws',
  action: 'create',
  before: null,
  after: {
    name: 'load',
    arn: UNKNOWN,
    timeout: 10,
    arguments: ['--a', '--b'],
    password: new Redacted('(sensitive)', mac('a')),
    url: new Redacted('postgres://loader:(sensitive)@host', mac('b')),
    comment: '(known after apply)',
    mark: '(sensitive)',
  },
});

const DELETE = aChange({ address: 'snowflake_role.OLD', type: 'snowflake_role', action: 'delete', after: null });

const MOVED = aChange({
  address: 'snowflake_user.LOADER',
  type: 'snowflake_user',
  action: 'none',
  movedFrom: 'snowflake_user.loader',
  after: { name: 'LOADER' },
  before: { name: 'LOADER' },
});

const IMPORTED = aChange({
  address: 'aws_s3_bucket.lake',
  type: 'aws_s3_bucket',
  action: 'none',
  importedAs: 'acme-lake',
  before: { bucket: 'acme-lake' },
  after: { bucket: 'acme-lake' },
});

const DEPOSED = { ...DELETE, address: 'aws_eip.nat', type: 'aws_eip', deposed: 'a1b2c3d4' };

const FORGOTTEN = { ...DELETE, address: 'aws_kms_key.old', type: 'aws_kms_key', action: 'forget' as const };

const READ = aChange({
  address: 'data.aws_ssm_parameter.vpc',
  mode: 'data',
  type: 'aws_ssm_parameter',
  action: 'read',
  before: null,
  after: { name: '/dev/vpc', value: UNKNOWN },
});

const OUTPUT = { name: 'url', action: 'update' as const, before: 'a', after: 'b' };

const WAREHOUSE = aChange({
  before: { name: 'BI', warehouse_size: 'XSMALL', show_output: [{ state: 'SUSPENDED' }] },
  after: { name: 'BI', warehouse_size: 'SMALL', show_output: [{ state: 'SUSPENDED' }] },
});

/** A plan that holds one of everything. */
export const REVIEWED: ChangeSet = aChangeSet(
  [WAREHOUSE, REPLACE, CREATE, DELETE, MOVED, IMPORTED, DEPOSED, FORGOTTEN, READ],
  {
    outputs: [OUTPUT],
    deferred: [{ reason: 'provider_config_unknown', change: aChange({ address: 'aws_vpc.late', type: 'aws_vpc' }) }],
    complete: false,
    checks: [{ address: 'check.health', status: 'pass', problems: [] }],
  },
);

type Mutation = (plan: ChangeSet) => ChangeSet;

function of(original: Change, parts: Partial<Change>): Mutation {
  return (plan) => ({ ...plan, changes: plan.changes.map((one) => (one === original ? { ...one, ...parts } : one)) });
}

const after = (original: Change, parts: NonNullable<Change['after']>) =>
  of(original, { after: { ...original.after, ...parts } });

const plus =
  (change: Change): Mutation =>
  (plan) => ({ ...plan, changes: [...plan.changes, change] });

const without =
  (original: Change): Mutation =>
  (plan) => ({
    ...plan,
    changes: plan.changes.filter((one) => one !== original),
  });

/** Differences that a reviewer cares about, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'an attribute has another value': after(WAREHOUSE, { warehouse_size: 'LARGE' }),
  'an attribute was something else before': of(WAREHOUSE, { before: { name: 'BI', warehouse_size: 'MEDIUM' } }),
  'an attribute more': after(WAREHOUSE, { comment: 'x' }),
  'an attribute less': of(WAREHOUSE, { after: { name: 'BI' } }),
  'one more object is deleted': plus({ ...DELETE, address: 'snowflake_role.NEW' }),
  'one more object is created': plus({ ...CREATE, address: 'aws_glue_job.other' }),
  'one more object is updated': plus({ ...WAREHOUSE, address: 'snowflake_warehouse.OTHER' }),
  'a change is gone': without(WAREHOUSE),
  'a delete is gone': without(DELETE),
  'an update became a replace': of(WAREHOUSE, { action: 'replace' }),
  'an update became a delete': of(WAREHOUSE, { action: 'delete', after: null }),
  'a delete became a forget': of(DELETE, { action: 'forget' }),
  'a forget became a delete': of(FORGOTTEN, { action: 'delete' }),
  'a replace has another reason': of(REPLACE, { reason: 'replace_because_tainted' }),
  'a replace is forced by another attribute': of(REPLACE, { replacedBecause: ['name'] }),
  'a replace goes in the other order': of(REPLACE, { createdFirst: true }),
  'a move comes from elsewhere': of(MOVED, { movedFrom: 'snowflake_user.old' }),
  'a move became none': of(MOVED, { movedFrom: null }),
  'an import takes another object': of(IMPORTED, { importedAs: 'acme-other' }),
  'an import became a create': of(IMPORTED, { action: 'create', importedAs: null, before: null }),
  'a leftover has another key': of(DEPOSED, { deposed: 'ffffffff' }),
  'the object is deleted, not its leftover': of(DEPOSED, { deposed: null }),
  'a secret was rotated': after(CREATE, { password: new Redacted('(sensitive)', mac('c')) }),
  'a secret inside a longer string was rotated': after(CREATE, {
    url: new Redacted('postgres://loader:(sensitive)@host', mac('c')),
  }),
  'a secret became plain text that looks like one': after(CREATE, { password: '(sensitive)' }),
  'plain text that looks like a secret became one': after(CREATE, { mark: new Redacted('(sensitive)', mac('d')) }),
  'a secret became a list that looks like one': after(CREATE, { password: ['redacted', mac('a')] }),
  'the key of a counted object': of(CREATE, { address: 'aws_glue_job.load[1]' }),
  'the key of a named object': of(REPLACE, { address: 'snowflake_schema.raw["erp"]' }),
  'an unknown value became known': after(CREATE, { arn: 'arn:aws:glue:eu-west-1:1:job/load' }),
  'an unknown value became the words for one': after(CREATE, { arn: '(known after apply)' }),
  'an unknown value became nothing': after(CREATE, { arn: null }),
  'a known value became unknown': after(CREATE, { comment: UNKNOWN }),
  'a list has another order': after(CREATE, { arguments: ['--b', '--a'] }),
  'a list is nested differently': after(CREATE, { arguments: [['--a', '--b']] }),
  'a list became text': after(CREATE, { arguments: '["list","--a","--b"]' }),
  'a number became text': after(CREATE, { timeout: '10' }),
  'a number changed': after(CREATE, { timeout: 11 }),
  'text became empty': after(CREATE, { comment: '' }),
  'false became null': (plan) => after(CREATE, { comment: null })(after(CREATE, { comment: false })(plan)),
  'a key in a map has another value': after(REPLACE, { tags: { owner: 'bob' } }),
  'a key in a map is null': after(REPLACE, { tags: { owner: 'ann', team: null } }),
  'a provider is another one': of(CREATE, { provider: 'terraform.test/evil/aws' }),
  'an object has another type': of(CREATE, { type: 'aws_glue_trigger' }),
  'the same values under a new address': of(CREATE, { address: 'aws_glue_job.renamed' }),
  'an output has another value': (plan) => ({ ...plan, outputs: [{ ...OUTPUT, after: 'c' }] }),
  'an output is gone': (plan) => ({ ...plan, outputs: [] }),
  'an output more': (plan) => ({ ...plan, outputs: [...plan.outputs, { ...OUTPUT, name: 'other' }] }),
  'an output is deleted': (plan) => ({ ...plan, outputs: [{ ...OUTPUT, action: 'delete', after: null }] }),
  'a deferred change is no longer deferred': (plan) => ({
    ...plan,
    deferred: [],
    changes: [...plan.changes, ...plan.deferred.map(({ change }) => change)],
  }),
  'a change is deferred for another reason': (plan) => ({
    ...plan,
    deferred: plan.deferred.map(({ change }) => ({ change, reason: 'absent_prereq' })),
  }),
  'a change is put off': (plan) => ({
    ...without(WAREHOUSE)(plan),
    deferred: [...plan.deferred, { reason: 'absent_prereq', change: WAREHOUSE }],
  }),
  'the plan became whole': (plan) => ({ ...plan, complete: true }),
  'the plan met an error': (plan) => ({ ...plan, errored: true }),
  'a check fails': (plan) => ({ ...plan, checks: [{ address: 'check.health', status: 'fail', problems: [] }] }),
  'a read reads something else': after(READ, { name: '/prod/vpc' }),
  'a read is gone': without(READ),
  'another stack': (plan) => ({ ...plan, stack: 'prod-warehouse' }),
};

/** Differences that mean nothing, by name. */
export const NOISE: Readonly<Record<string, Mutation>> = {
  'the same plan again': (plan) => structuredCopy(plan),
  'changes in another order': (plan) => ({ ...plan, changes: [...plan.changes].reverse() }),
  'attributes in another order': of(REPLACE, {
    after: { tags: { owner: 'ann' }, database: 'RAW', name: 'CRM_2' },
  }),
  'what forces a replace in another order': of(REPLACE, { replacedBecause: ['database', 'name'] }),
  'an attribute that is null instead of left out': after(WAREHOUSE, { comment: null }),
  'drift of an object that stays': (plan) => ({ ...plan, drift: [aChange({ address: 'snowflake_warehouse.X' })] }),
  'objects that stay as they are': (plan) => ({
    ...plan,
    unchanged: [{ address: 'aws_vpc.main', mode: 'managed', type: 'aws_vpc', values: { id: 'vpc-1' } }],
  }),
  'what is shown around a secret': after(CREATE, { url: new Redacted('(sensitive)', mac('b')) }),
  'whether a warehouse runs just now': of(WAREHOUSE, {
    before: { ...WAREHOUSE.before, show_output: [{ state: 'STARTED' }] },
  }),
  'what a check says': (plan) => ({
    ...plan,
    checks: [{ address: 'check.health', status: 'unknown', problems: ['later'] }],
  }),
  'the version of Terraform, which a record has of its own': (plan) => ({ ...plan, terraform: '1.12.0' }),
};

/** The same plan, none of whose objects is the same. */
function structuredCopy(plan: ChangeSet): ChangeSet {
  return { ...plan, changes: plan.changes.map((change) => ({ ...change })) };
}
