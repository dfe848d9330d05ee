import { readPlan } from '../../../delivery/adapters/terraform/read-plan';

function plan(...changes: Record<string, unknown>[]): string {
  return JSON.stringify({ format_version: '1.2', resource_changes: changes });
}

function resource(actions: string[], parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    address: 'snowflake_warehouse.BI',
    type: 'snowflake_warehouse',
    change: { actions, before: {}, after: {}, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...parts },
  };
}

test.each([
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'delete'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
  [['read'], 'read'],
  [['forget'], 'forget'],
])('actions %j are a %s', (actions, action) => {
  expect(readPlan('dev-warehouse', plan(resource(actions))).changes).toMatchObject([{ action }]);
});

test('a no-op is no change', () => {
  expect(readPlan('dev-warehouse', plan(resource(['no-op']))).changes).toEqual([]);
});

test('an action that this version does not know is refused, never taken for nothing', () => {
  expect(() => readPlan('dev-warehouse', plan(resource(['obliterate'])))).toThrow('resource_changes.0.change.actions');
});

test('a plan of another format is refused', () => {
  expect(() => readPlan('dev-warehouse', JSON.stringify({ format_version: '2.0' }))).toThrow(
    'a JSON plan of format 1.x',
  );
});

test('an update says which attributes change, from what to what', () => {
  const resize = resource(['update'], {
    before: { warehouse_size: 'SMALL', comment: 'same', show_output: [1] },
    after: { warehouse_size: 'MEDIUM', comment: 'same' },
    after_unknown: { show_output: true },
  });
  expect(readPlan('dev-warehouse', plan(resize)).changes[0]?.attributes).toEqual([
    { name: 'show_output', before: '[1]', after: '(known after apply)' },
    { name: 'warehouse_size', before: '"SMALL"', after: '"MEDIUM"' },
  ]);
});

test('a value that is sensitive somewhere is hidden wherever it appears', () => {
  const secret = 'hunter2-hunter2';
  const user = resource(['update'], {
    before: { password: null },
    after: { password: secret },
    after_sensitive: { password: true },
  });
  const leak = resource(['update'], { before: { output: '' }, after: { output: `url=https://${secret}@host` } });
  const read = JSON.stringify(readPlan('dev-warehouse', plan(user, leak)));
  expect(read).not.toContain(secret);
  expect(read).toContain('url=https://(sensitive)@host');
});
