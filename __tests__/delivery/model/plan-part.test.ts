import { digestOf } from '../../../delivery/assess/digest';
import { PlanPart, writtenPart } from '../../../delivery/model/plan-part';
import type { PlannedStack } from '../../../delivery/model/planned-stack';
import { Redacted, UNKNOWN } from '../../../delivery/model/value';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { stack } from '../../fakes/fake-world';

const secret = new Redacted('(sensitive)', 'ab'.repeat(32));
const change = aChange({
  before: { name: 'BI', password: secret, of: { of: 1 }, redacted: ['x', 'y'], unknown: true },
  after: { name: UNKNOWN, password: new Redacted('a(sensitive)b', 'cd'.repeat(32)), list: [null, 1.5, [true]] },
  stated: ['name'],
});
const changeSet = aChangeSet([change], {
  drift: [aChange({ before: null, after: { size: Infinity, least: -Infinity } })],
  outputs: [{ name: 'said', action: 'create', before: null, after: secret }],
  deferred: [{ reason: 'provider_config_unknown', change }],
  checks: [{ address: 'check.c', status: 'fail', problems: ['got (sensitive)'] }],
  unchanged: [{ address: 'a.b', mode: 'data', type: 'a', values: { secret } }],
});
const state = { lineage: 'b7c2', serial: 4 };
const providers = { 'terraform.test/snowflakedb/snowflake': '2.11.0' };
const planned: PlannedStack = { stack: stack('dev-warehouse'), kind: 'planned', plan: { changeSet, state, providers } };

const written = () => JSON.parse(writtenPart(planned)) as Record<string, unknown>;

/** What is wrong with a part, or nothing. */
function wrong(part: unknown): string | undefined {
  return PlanPart.safeParse(part).error?.issues[0]?.message;
}

test('a plan is read as it was written: the same values, and the same digest', () => {
  const part = PlanPart.parse(written());
  if (part.kind !== 'planned') throw new Error('it was planned');
  expect(part.plan).toEqual({ changeSet, state, providers });
  expect(digestOf(part.plan.changeSet)).toBe(digestOf(changeSet));
  expect(part.synthDigest).toBe(planned.stack.digest);
});

test.each<PlannedStack>([
  { stack: stack('dev-account'), kind: 'blocked', waitsFor: ['dev-warehouse'] },
  { stack: stack('dev-account'), kind: 'refused', refusals: [{ rule: 'policy', sentence: 'it runs programs' }] },
  { stack: stack('dev-account'), kind: 'failed', because: 'no credentials' },
  { stack: stack('dev-account'), kind: 'failed', because: 'ann works on it', isLocked: true },
])('a stack that is $kind is read as it was written', (one) => {
  const { stack: of, ...found } = one;
  expect(PlanPart.parse(JSON.parse(writtenPart(one)))).toEqual({
    format: 1,
    stack: of.id,
    environment: of.environment,
    synthDigest: of.digest,
    ...found,
  });
});

test('what is no part is refused, wherever it is wrong', () => {
  const deep = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`) as unknown;
  const withValue = (before: unknown) => {
    const part = written() as { plan: { changeSet: { changes: [Record<string, unknown>] } } };
    part.plan.changeSet.changes[0]['before'] = before;
    return part;
  };
  expect(wrong(withValue({ of: { a: 1 } }))).toBeUndefined();
  expect(wrong(withValue({ of: { a: deep } }))).toContain('nested too deeply');
  expect(wrong(withValue({ of: { a: { redacted: ['x', 'no mac'] } } }))).toContain('redacted');
  expect(wrong(withValue({ of: { a: { plain: 1 } } }))).toContain('no mark');
  expect(wrong(withValue({ of: {}, redacted: ['x', 'ab'.repeat(32)] }))).toContain('two marks');
  expect(wrong(withValue({ redacted: ['x', 'ab'.repeat(32)] }))).toContain('the attributes of an object');
  expect(wrong({ ...written(), format: 2 })).toBeDefined();
  expect(wrong({ ...written(), stack: '../dev-lake' })).toBe('the id of a stack');
  expect(wrong({ ...written(), more: 1 })).toBeDefined();
  expect(wrong({ ...written(), kind: 'blocked' })).toBeDefined();
});
