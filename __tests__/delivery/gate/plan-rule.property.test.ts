import fc from 'fast-check';

import { verdictOn } from '../../../delivery/gate/verdict';
import type { Change } from '../../../delivery/model/change-set';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { aGateInput, environmentWith } from '../../fakes/gate-input';

const change = fc
  .record({
    name: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    action: fc.constantFrom<Change['action']>('create', 'update', 'delete', 'replace', 'forget', 'none'),
    size: fc.constantFrom('XSMALL', 'SMALL'),
  })
  .map(({ name, action, size }) => aChange({ address: `snowflake_warehouse.${name}`, action, after: { name, size } }));

const changes = fc.uniqueArray(change, { selector: ({ address }) => address, maxLength: 5 });

const harmless = fc.subarray(['fewer-changes', 'drift-healed'] as const);

function isReviewed(one: Change, reviewed: readonly Change[]): boolean {
  return reviewed.some((other) => JSON.stringify(other) === JSON.stringify(one));
}

test('whatever is applied was reviewed, to the last change, and what is left out was allowed to be', () => {
  fc.assert(
    fc.property(changes, changes, harmless, fc.nat(31), (...[reviewed, planned, allowed, drifted]) => {
      const drift = reviewed.filter((_, at) => (drifted >> at) % 2 === 1);
      const environment = environmentWith({ harmless: allowed });
      const reviewedPlan = aChangeSet(reviewed, { drift });
      const { refusals } = verdictOn(aGateInput({ reviewedPlan, plan: aChangeSet(planned), input: { environment } }));
      const missing = reviewed.filter((one) => !isReviewed(one, planned));
      const allHealed = missing.every((one) => isReviewed(one, drift));
      const mayMiss =
        missing.length === 0 || allowed.includes('fewer-changes') || (allowed.includes('drift-healed') && allHealed);
      const opens = planned.every((one) => isReviewed(one, reviewed)) && (mayMiss || planned.length === 0);
      expect(refusals.length === 0).toBe(opens);
    }),
    { numRuns: 500 },
  );
});

test('no plan goes through without a record, but one that changes nothing', () => {
  fc.assert(
    fc.property(changes, harmless, (planned, allowed) => {
      const input = { review: null, environment: environmentWith({ harmless: allowed }) };
      const { refusals } = verdictOn(aGateInput({ plan: aChangeSet(planned), input }));
      expect(refusals.length === 0).toBe(planned.length === 0);
    }),
  );
});
