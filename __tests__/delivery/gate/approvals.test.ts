import { approvalsNeeded } from '../../../delivery/gate/approvals';
import type { AssessedChange } from '../../../delivery/model/assessment';
import { RISK_KINDS, type RiskKind } from '../../../delivery/model/risk';
import { environmentWith } from '../../fakes/gate-input';
import { aChange } from '../../fakes/change-set';

const none = environmentWith().review.approvals;
const environment = environmentWith({ approvals: { ...none, 'data-loss': 3, 'access-widened': 2, routine: 1 } });

function assessed(...kinds: readonly RiskKind[]): AssessedChange {
  return { change: aChange(), risks: kinds.map((kind) => ({ kind, level: 'low', reason: 'it is so' })) };
}

test('a plan that changes nothing needs nobody', () => {
  expect(approvalsNeeded([], environment)).toBe(0);
});

test('the risk that asks for the most decides, on whichever change, wherever it stands', () => {
  expect(approvalsNeeded([assessed('routine'), assessed('access-widened')], environment)).toBe(2);
  expect(approvalsNeeded([assessed('interruption', 'data-loss'), assessed('routine')], environment)).toBe(3);
});

test.each(RISK_KINDS)('%s asks for what the environment says', (kind) => {
  expect(approvalsNeeded([assessed(kind)], environment)).toBe(environment.review.approvals[kind]);
});
