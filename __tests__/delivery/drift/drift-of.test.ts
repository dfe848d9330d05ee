import { assess } from '../../../delivery/assess/assess';
import { driftOf } from '../../../delivery/drift/drift-of';
import { reversed } from '../../../delivery/drift/reversed';
import type { Change } from '../../../delivery/model/change-set';
import type { DriftDanger } from '../../../delivery/model/stack-drift';
import { UNKNOWN } from '../../../delivery/model/value';
import { aChangeSet } from '../../fakes/change-set';
import { change } from '../../fakes/scripted-terraform';

function drift(...changes: Change[]) {
  const changeSet = aChangeSet(changes);
  return driftOf({ environment: 'dev', undoing: assess(changeSet), done: assess(reversed(changeSet)) });
}

function update(address: string, before: Change['before'], after: Change['after']): Change {
  return change('update', address, { before, after });
}

const GRANT = 'snowflake_grant_privileges_to_account_role.read';
const BLOCK = 'aws_s3_bucket_public_access_block.raw';

test.each<[string, DriftDanger, Change]>([
  ['a bucket that was opened', 'security', update(BLOCK, { block_public_acls: false }, { block_public_acls: true })],
  ['a bucket that was closed', 'security', update(BLOCK, { block_public_acls: true }, { block_public_acls: false })],
  ['a right that was taken away', 'security', change('create', GRANT)],
  ['a type of which nothing is known', 'security', update('acme_thing.x', { a: 1 }, { a: 2 })],
  ['an object that was deleted', 'destructive', change('create', 'aws_s3_bucket.raw')],
  ['an object that putting right replaces', 'destructive', change('replace', 'snowflake_warehouse.BI')],
  ['a setting', 'other', update('snowflake_warehouse.BI', { auto_suspend: 60 }, { auto_suspend: 600 })],
  ['tags', 'tags', update('aws_kms_key.k', { a: 1, tags: { o: 'x' }, tags_all: {} }, { a: 1, tags: {}, tags_all: {} })],
  [
    'tags beside what only an apply tells',
    'tags',
    update('aws_kms_key.k', { tags: { o: 'x' } }, { tags: {}, arn: UNKNOWN }),
  ],
  ['tags and a setting', 'other', update('aws_kms_key.k', { tags: {}, description: 'x' }, { description: 'y' })],
])('%s: %s', (_what, danger, one) => {
  expect(drift(one)?.danger).toBe(danger);
});

test('a plan that changes nothing is no drift, whatever Terraform reports of computed attributes', () => {
  const reported = [update('snowflake_warehouse.BI', { resumed_on: 'a' }, { resumed_on: 'b' })];
  const changeSet = aChangeSet([], { drift: reported });
  expect(driftOf({ environment: 'dev', undoing: assess(changeSet), done: assess(reversed(changeSet)) })).toBeNull();
});

test('what is dangerous is what was done, told in that direction', () => {
  const opened = drift(update(BLOCK, { block_public_acls: false }, { block_public_acls: true }));
  expect(opened?.objects[0]?.done[0]).toMatchObject({
    kind: 'network-exposed',
    reason: expect.stringContaining('goes from true to false') as string,
  });
  expect(opened?.objects[0]?.undoing.map(({ kind }) => kind)).toEqual(['routine']);
});

test('what the code leaves to the provider was not changed by anybody', () => {
  const [one] = reversed(aChangeSet([update('aws_iam_role.r', { arn: 'a' }, { arn: UNKNOWN })])).changes;
  expect(one).toMatchObject({ before: { arn: 'a' }, after: { arn: 'a' } });
});

test('objects come in the order of danger, and the digest does not depend on theirs', () => {
  const tagged = update('aws_kms_key.k', { tags: { o: 'x' } }, { tags: {} });
  const opened = update(BLOCK, { block_public_acls: false }, { block_public_acls: true });
  const [one, other] = [drift(tagged, opened), drift(opened, tagged)];
  expect(one?.objects.map(({ danger }) => danger)).toEqual(['security', 'tags']);
  expect(one?.digest).toBe(other?.digest);
});

test('the digest is another one when a value is', () => {
  const to = (seconds: number) => update('snowflake_warehouse.BI', { auto_suspend: seconds }, { auto_suspend: 60 });
  expect(drift(to(600))?.digest).not.toBe(drift(to(601))?.digest);
});
