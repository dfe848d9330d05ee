import { isEmpty } from '../../../delivery/model/change-set';
import { UNKNOWN } from '../../../delivery/model/value';
import { readPlan } from '../../../delivery/adapters/terraform/read-plan';
import { entry, mac, planJson, read, readChanges } from './plan-json';

const none = { before: { name: 'BI' }, after: { name: 'BI' } };

test('an object that is only moved is a change that does nothing else', () => {
  const moved = readChanges(entry(['no-op'], none, { previous_address: 'snowflake_warehouse.OLD' }));
  expect(moved.changes).toMatchObject([{ action: 'none', movedFrom: 'snowflake_warehouse.OLD', importedAs: null }]);
  expect(moved.unchanged).toEqual([]);
  expect(isEmpty(moved)).toBe(false);
});

test.each([
  ['an identifier', { id: '"BI"' }, '"BI"'],
  ['an identity', { identity: { region: 'eu-west-1', name: 'BI' } }, '{"name":"BI","region":"eu-west-1"}'],
  ['an identifier that is not known yet', { unknown: true }, '(known after apply)'],
])('an import says under what it is found: %s', (_kind, importing, importedAs) => {
  expect(readChanges(entry(['no-op'], { ...none, importing })).changes).toMatchObject([{ action: 'none', importedAs }]);
  expect(readChanges(entry(['update'], { importing })).changes).toMatchObject([{ action: 'update', importedAs }]);
});

test('a leftover of an earlier replace is told from the object at the same address', () => {
  const { changes } = readChanges(entry(['no-op'], none), entry(['delete'], {}, { deposed: '1a2b3c4d' }));
  expect(changes).toMatchObject([{ address: 'snowflake_warehouse.BI', action: 'delete', deposed: '1a2b3c4d' }]);
});

test('an object that leaves the state alone is forgotten, not deleted', () => {
  expect(readChanges(entry(['forget'], { after: null })).changes).toMatchObject([{ action: 'forget', after: null }]);
});

test('a data source that waits is read in the apply; one that was read stands among the unchanged', () => {
  const at = { address: 'data.aws_ssm_parameter.vpc', mode: 'data', type: 'aws_ssm_parameter' };
  const waiting = entry(['read'], { before: null, after_unknown: { value: true } }, at);
  const done = {
    ...at,
    address: 'module.m.data.aws_caller_identity.me',
    type: 'aws_caller_identity',
    values: { id: '1' },
  };
  const prior = { values: { root_module: { resources: [], child_modules: [{ resources: [done] }] } } };
  const { changes, unchanged } = read({ resource_changes: [waiting], prior_state: prior });
  expect(changes).toMatchObject([{ mode: 'data', action: 'read', before: null, after: { value: UNKNOWN } }]);
  expect(unchanged).toEqual([
    { address: 'module.m.data.aws_caller_identity.me', mode: 'data', type: 'aws_caller_identity', values: { id: '1' } },
  ]);
});

test('outputs that change are told with their values, the others not at all', () => {
  const output = (actions: string[], rest: object) => ({ actions, before: null, after_unknown: false, ...rest });
  const outputs = {
    made: output(['create'], { after: { a: [1] } }),
    later: output(['update'], { before: 'x', after_unknown: true }),
    gone: output(['delete'], { before: 'x', after: null }),
    hidden: output(['update'], {
      before: 'one-secret',
      after: 'two-secret',
      before_sensitive: true,
      after_sensitive: true,
    }),
    same: output(['no-op'], { before: 'x', after: 'x' }),
  };
  const read_ = read({ output_changes: outputs });
  expect(JSON.parse(JSON.stringify(read_.outputs))).toEqual([
    { name: 'made', action: 'create', before: null, after: { a: [1] } },
    { name: 'later', action: 'update', before: 'x', after: '(known after apply)' },
    { name: 'gone', action: 'delete', before: 'x', after: null },
    { name: 'hidden', action: 'update', before: '(sensitive)', after: '(sensitive)' },
  ]);
  expect(read_.outputs[3]).toMatchObject({ before: { mac: expect.any(String) as string } });
});

test('a plan without a change keeps the drift that it found', () => {
  const drift = entry(['update'], { before: { size: 'SMALL' }, after: { size: 'LARGE' } });
  const gone = entry(['delete'], { before: { size: 'SMALL' } }, { address: 'snowflake_warehouse.GONE' });
  const set = read({ resource_changes: [entry(['no-op'])], resource_drift: [drift, gone] });
  expect(isEmpty(set)).toBe(true);
  expect(set.drift).toMatchObject([
    { address: 'snowflake_warehouse.BI', action: 'update', before: { size: 'SMALL' }, after: { size: 'LARGE' } },
    { address: 'snowflake_warehouse.GONE', action: 'delete', after: null },
  ]);
});

test('what Terraform put off is no change of this plan, and makes it not empty', () => {
  const deferred = [
    { reason: 'provider_config_unknown', resource_change: entry(['create'], { after: { name: 'A' } }) },
  ];
  const set = read({ deferred_changes: deferred, complete: false });
  expect(set).toMatchObject({ changes: [], complete: false });
  expect(set.deferred).toMatchObject([{ reason: 'provider_config_unknown', change: { action: 'create' } }]);
  expect(isEmpty(set)).toBe(false);
});

test('a plan that met an error says so', () => {
  expect(read({ errored: true, applyable: false, complete: false })).toMatchObject({ errored: true, complete: false });
});

test('checks are told for each instance, or for the whole where there is none yet', () => {
  const at = (address: string) => ({ address: { kind: 'resource', to_display: address } });
  const failed = { ...at('a.b["x"]'), status: 'fail', problems: [{ message: 'too small' }, { message: 'too old' }] };
  const checks = [
    { ...at('a.b'), status: 'fail', instances: [{ ...at('a.b["y"]'), status: 'pass' }, failed] },
    { ...at('check.later'), status: 'unknown' },
    { ...at('output.o'), status: 'error', instances: [] },
  ];
  expect(read({ checks }).checks).toEqual([
    { address: 'a.b["y"]', status: 'pass', problems: [] },
    { address: 'a.b["x"]', status: 'fail', problems: ['too small', 'too old'] },
    { address: 'check.later', status: 'unknown', problems: [] },
    { address: 'output.o', status: 'error', problems: [] },
  ]);
});

test.each([
  [
    'actions that replace and leave the old object behind',
    { resource_changes: [entry(['create', 'forget'])] },
    'resource_changes.0.change.actions',
  ],
  ['no action at all', { resource_changes: [entry([])] }, 'resource_changes.0.change.actions'],
  ['an unknown action of drift', { resource_drift: [entry(['heal'])] }, 'resource_drift.0.change.actions'],
  [
    'an unknown action of an output',
    { output_changes: { o: { actions: ['hidden-value'] } } },
    'output_changes.o.actions',
  ],
  [
    'actions of Terraform 1.14',
    { action_invocations: [{ address: 'action.x.y', config_values: { a: 'hidden-value' } }] },
    'action_invocations',
  ],
  ['a key that is not known yet', { later_changes: { a: 'hidden-value' } }, 'later_changes'],
  [
    'attributes that are no record',
    { resource_changes: [entry(['create'], { after: 'hidden-value' })] },
    'resource_changes.0.change.after',
  ],
  [
    'marks that are no marks',
    { resource_changes: [entry(['create'], { after_sensitive: 'hidden-value' })] },
    'resource_changes.0.change.after_sensitive',
  ],
  [
    'a mode that is not known',
    { resource_changes: [entry(['create'], {}, { mode: 'hidden-value' })] },
    'resource_changes.0.mode',
  ],
  [
    'a reason that is no word',
    { resource_changes: [entry(['create'], {}, { action_reason: 'hidden-value!' })] },
    'resource_changes.0.action_reason',
  ],
  [
    'an unknown status of a check',
    { checks: [{ address: { to_display: 'c' }, status: 'hidden-value' }] },
    'checks.0.status',
  ],
  ['no word on whether it is complete', { complete: undefined }, 'complete'],
  ['another format', { format_version: '2.0' }, 'format_version'],
])('a plan with %s is refused, with the stack, the path and no value', (_what, parts, path) => {
  const reading = () => read(parts);
  expect(reading).toThrow(expect.objectContaining({ code: 'TerraformFailed' }) as Error);
  expect(reading).toThrow(`the plan of dev-warehouse cannot be read at ${path}: expected`);
  expect(reading).not.toThrow('hidden-value');
});

test('what is no JSON is refused without quoting it', () => {
  const reading = () => read({ toJSON: () => undefined });
  expect(reading).toThrow('the plan of dev-warehouse cannot be read at its top');
});

test('keys that say nothing of changes are passed over', () => {
  const harmless = entry(['create'], { generated_config: 'x', before_identity: {}, later: 1 }, { index: 0, later: {} });
  const parts = {
    resource_changes: [harmless],
    timestamp: 'now',
    relevant_attributes: [{}],
    action_invocations: [],
    later: null,
  };
  expect(read(parts).changes).toHaveLength(1);
});

test('whole numbers too long for JavaScript stay apart', () => {
  const json = (size: string) => JSON.stringify({ note: ': 12345678901234567', size: 'SIZE' }).replace('"SIZE"', size);
  const reading = (size: string) =>
    readPlan(
      'dev-warehouse',
      planJson({ resource_changes: [entry(['create'], { after: 0 })] }).replace('"after":0', `"after":${json(size)}`),
      mac,
    ).changes[0]?.after;
  expect(reading('12345678901234567891')).toEqual({ note: ': 12345678901234567', size: '12345678901234567891' });
  expect(reading('12345678901234567892')).toEqual({ note: ': 12345678901234567', size: '12345678901234567892' });
  expect(reading('9007199254740992')).toMatchObject({ size: 9007199254740992 });
});

test('attributes keep whatever name they have', () => {
  const after = JSON.parse('{"tags":{"__proto__":"a","constructor":"b","":"c"}}') as object;
  const [change] = readChanges(entry(['create'], { after })).changes;
  expect(JSON.stringify(change?.after)).toBe('{"tags":{"__proto__":"a","constructor":"b","":"c"}}');
});
