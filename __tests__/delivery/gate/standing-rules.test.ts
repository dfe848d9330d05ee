import { assess } from '../../../delivery/assess/assess';
import { gateRefusals } from '../../../delivery/gate/verdict';
import type { CostDelta } from '../../../delivery/model/cost';
import type { RiskKind } from '../../../delivery/model/risk';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { aGateInput, environmentWith, type Otherwise } from '../../fakes/gate-input';

const { approvals: none } = environmentWith().review;
const plan = aChangeSet();

function refused(otherwise: Otherwise): string[] {
  return gateRefusals(aGateInput(otherwise)).map(({ rule, sentence }) => `${rule}: ${sentence}`);
}

function atRisk(kind: RiskKind, plans = plan) {
  const assessment = assess(plans);
  const risk = { kind, level: 'high' as const, reason: 'it holds data' };
  return { ...assessment, changes: assessment.changes.map((change) => ({ ...change, risks: [risk] })) };
}

describe('approvals', () => {
  const twice = environmentWith({ approvals: { ...none, 'access-widened': 2 } });
  const wants = (approvedBy: string[], kind: RiskKind = 'access-widened') =>
    refused({ applying: { assessment: atRisk(kind) }, input: { environment: twice, approvedBy } });

  test('are as many as the worst risk asks for, each by another person', () => {
    expect(wants(['ann', 'bob'])).toEqual([]);
    expect(wants(['ann', 'ann'])).toEqual([
      'approvals: dev asks for 2 approvals of dev-warehouse (access-widened), and only ann gave one since it was planned; ask for them on pull request #7, of commit cccccccccccc',
    ]);
    expect(wants([])).toHaveLength(1);
  });

  test('are not asked for where no risk asks for any', () => {
    expect(wants([], 'routine')).toEqual([]);
  });

  test('need a pull request', () => {
    const input = aGateInput({ applying: { assessment: atRisk('access-widened') }, input: { environment: twice } });
    const alone = { ...input, review: { ...input.review!, pullRequest: null } };
    expect(gateRefusals(alone)[0]?.sentence).toContain('review it in a pull request, which people can approve');
  });
});

test('what holds data is not destroyed, though that was reviewed, unless the environment allows it', () => {
  const drop = aChangeSet([
    aChange({ address: 'snowflake_schema.RAW', type: 'snowflake_schema', action: 'delete', after: null }),
  ]);
  const applying = { assessment: assess(drop) };
  expect(refused({ reviewedPlan: drop, applying })).toEqual([
    expect.stringContaining('stateful delete: snowflake_schema.RAW'),
  ]);
  const entry = { address: 'snowflake_schema.RAW', reason: 'nobody reads it', expires: '2026-11-30' };
  const environment = environmentWith({ allowedDestruction: [entry] });
  expect(refused({ reviewedPlan: drop, applying, input: { environment } })).toEqual([]);
});

test('nothing raises the cost above the ceiling of the environment', () => {
  const cost: CostDelta = { lines: [], unknown: [], before: 0, after: 11_000_000, pricesOf: '2026-11-01' };
  expect(refused({ input: { cost } })).toEqual([expect.stringContaining('cost ceiling: dev may cost')]);
});

test('what needs no review to be refused is told also where there is none', () => {
  const freezes = [{ from: '2026-11-20T00:00:00Z', until: '2026-11-22T00:00:00Z', reason: 'the books are closed' }];
  const input = { review: null, environment: environmentWith({ freezes }) };
  expect(gateRefusals(aGateInput({ input })).map(({ rule }) => rule)).toEqual(['review', 'freeze']);
});

test('a plan that nobody assessed is never judged', () => {
  const assessment = { ...assess(plan), changes: [] };
  expect(() => gateRefusals(aGateInput({ applying: { assessment } }))).toThrow(
    'the plan of dev-warehouse was not assessed',
  );
});
