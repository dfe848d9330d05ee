import { isEmpty } from '../../../delivery/model/change-set';
import { type Redacted, UNKNOWN } from '../../../delivery/model/value';
import { entry, read, readChanges } from './plan-json';

test.each([
  [['create'], 'create', false],
  [['update'], 'update', false],
  [['delete'], 'delete', false],
  [['delete', 'create'], 'replace', false],
  [['create', 'delete'], 'replace', true],
  [['read'], 'read', false],
  [['forget'], 'forget', false],
])('actions %j are a %s', (actions, action, createdFirst) => {
  expect(readChanges(entry(actions)).changes).toMatchObject([{ action, createdFirst }]);
});

test('an object that stays as it is, is no change, and keeps its values for those who ask', () => {
  const { changes, unchanged } = readChanges(entry(['no-op'], { after: { warehouse_size: 'SMALL' } }));
  expect(changes).toEqual([]);
  expect(unchanged).toEqual([
    {
      address: 'snowflake_warehouse.BI',
      mode: 'managed',
      type: 'snowflake_warehouse',
      values: { warehouse_size: 'SMALL' },
    },
  ]);
});

test('a plan that changes nothing is an empty change set', () => {
  expect(isEmpty(readChanges(entry(['no-op'])))).toBe(true);
});

test('what is known only after the apply is an UNKNOWN where it will stand', () => {
  const create = entry(['create'], {
    after: { name: 'BI', tags: [null, 'a'], nested: [{ size: 1 }], owner: null },
    after_unknown: { id: true, tags: [true, false], nested: [{ arn: true }], owner: {} },
  });
  expect(readChanges(create).changes[0]?.after).toEqual({
    name: 'BI',
    tags: [UNKNOWN, 'a'],
    nested: [{ size: 1, arn: UNKNOWN }],
    id: UNKNOWN,
    owner: null,
  });
});

test('a replace says which attributes force it, and why Terraform chose it', () => {
  const replace = entry(
    ['delete', 'create'],
    { replace_paths: [['name'], ['ebs', 0, 'size']] },
    { action_reason: 'replace_because_cannot_update' },
  );
  expect(readChanges(replace).changes).toMatchObject([
    { replacedBecause: ['name', 'ebs.0.size'], reason: 'replace_because_cannot_update' },
  ]);
});

test('a sensitive value is hidden, and told apart by its MAC alone', () => {
  const password = (value: string) =>
    readChanges(entry(['create'], { after: { password: value }, after_sensitive: { password: true } })).changes[0]
      ?.after?.['password'] as Redacted;
  expect(password('hunter2-hunter2')).toEqual(expect.objectContaining({ shown: '(sensitive)' }));
  expect(password('hunter2-hunter2').mac).toBe(password('hunter2-hunter2').mac);
  expect(password('hunter2-hunter2').mac).not.toBe(password('hunter3-hunter3').mac);
});

test('a value that is sensitive somewhere is hidden wherever it appears', () => {
  const secret = 'hunter2-hunter2';
  const user = entry(['update'], { after: { password: secret }, after_sensitive: { password: true } });
  const leak = entry(['update'], { after: { output: `url=https://${secret}@host` } });
  const shown = JSON.stringify(readChanges(user, leak));
  expect(shown).not.toContain(secret);
  expect(shown).toContain('url=https://(sensitive)@host');
});

test('an action that this version does not know is refused, never taken for nothing', () => {
  expect(() => readChanges(entry(['obliterate']))).toThrow(
    'the plan of dev-warehouse cannot be read at resource_changes.0.change.actions: expected actions that Sluice knows',
  );
});

test('a plan of another format is refused', () => {
  expect(() => read({ format_version: '2.0' })).toThrow('a JSON plan of format 1.x');
});
