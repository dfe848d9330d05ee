import { isNew, isStopped, newestChange, standsAt } from '../../../delivery/model/history';
import type { LedgerState } from '../../../delivery/model/ledger-entry';
import { release } from '../../fakes/fake-world';
import { ledgerEntry } from '../../fakes/ledger-entry';

function entry(state: LedgerState, commit: string) {
  return ledgerEntry({ environment: 'dev', release: release(commit), state });
}

test('what a gate refused whole has changed nothing; what it refused in part has', () => {
  const [one, whole, part] = [entry('verified', 'a1'), entry('refused', 'b2'), entry('partial', 'b2')];
  expect(standsAt([whole, one])).toBe(one);
  expect(newestChange([whole, one])).toBe(one);
  expect(standsAt([part, one])).toBeNull();
  expect(newestChange([part, one])).toBe(part);
});

test('a release whose apply failed goes on; one that a gate refused in part asks for a review of what is left', () => {
  expect(isStopped([entry('failed', 'a1')], release('a1'))).toBe(true);
  expect(isStopped([entry('abandoned', 'a1')], release('a1'))).toBe(true);
  expect(isStopped([entry('partial', 'a1')], release('a1'))).toBe(false);
  expect(isStopped([entry('failed', 'a1')], release('b2'))).toBe(false);
});

test('an environment is new until something was verified there, and again once all of it was removed', () => {
  expect(isNew([])).toBe(true);
  expect(isNew([entry('failed', 'a1')])).toBe(true);
  expect(isNew([entry('failed', 'b2'), entry('verified', 'a1')])).toBe(false);
  expect(isNew([entry('removed', 'a1'), entry('verified', 'a1')])).toBe(true);
});

test('an environment of which only failures are known is not new where there may be more to know', () => {
  const failures = Array.from({ length: 30 }, () => entry('failed', 'a1'));
  expect(isNew(failures.slice(0, 20))).toBe(true);
  expect(isNew(failures)).toBe(false);
});
