import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import { chooseTarget, goodReleases, type Standing } from '../../../delivery/rollback/choose-target';
import { release } from '../../fakes/fake-world';
import { ledgerEntry } from '../../fakes/ledger-entry';

/** A line of a history: a release, how it ended, and what it took back where it was a rollback. */
type Line = readonly [commit: string, state: LedgerEntry['state'], replaces?: string];

/** Prod with this history, newest first. */
function standing(...lines: readonly Line[]): Standing {
  const history = lines.map(([commit, state, replaces]) =>
    ledgerEntry({
      environment: 'prod',
      release: release(commit),
      state,
      purpose: replaces === undefined ? 'promotion' : 'rollback',
      replaces: replaces === undefined ? null : release(replaces),
    }),
  );
  return { environment: 'prod', history };
}

function chosen(of: Standing, to: string | null = null): string {
  const choice = chooseTarget(of, to === null ? null : release(to));
  if ('rule' in choice) return choice.sentence;
  const { target, replaces, resumes } = choice;
  return `${replaces.commit} -> ${target.commit}${resumes ? ' again' : ''}`;
}

test('it is the last release that was verified before the one that stands', () => {
  expect(chosen(standing(['c3', 'failed'], ['b2', 'verified'], ['a1', 'verified']))).toBe('c3 -> b2');
  expect(chosen(standing(['c3', 'verified'], ['b2', 'verified'], ['a1', 'verified']))).toBe('c3 -> b2');
  expect(chosen(standing(['c3', 'abandoned'], ['b2', 'failed'], ['a1', 'verified']))).toBe('c3 -> a1');
});

test('what a gate refused, and what was overtaken, never stood', () => {
  expect(chosen(standing(['d4', 'refused'], ['c3', 'superseded'], ['b2', 'verified'], ['a1', 'verified']))).toBe(
    'b2 -> a1',
  );
});

test('a release that is asked for by name may lie further back', () => {
  const history = standing(['c3', 'failed'], ['b2', 'verified'], ['a1', 'verified']);
  expect(chosen(history, 'a1')).toBe('c3 -> a1');
});

test('the same rollback asked for again is the same, whether it has come to its end or not', () => {
  const before: readonly Line[] = [
    ['b2', 'failed'],
    ['a1', 'verified'],
    ['z0', 'verified'],
  ];
  for (const state of ['verified', 'failed', 'abandoned'] as const) {
    expect(chosen(standing(['a1', state, 'b2'], ...before))).toBe('b2 -> a1 again');
    expect(chosen(standing(['a1', state, 'b2'], ...before), 'a1')).toBe('b2 -> a1 again');
  }
});

test('further back goes only who names where: from what stands, or from what is still to go', () => {
  const before: readonly Line[] = [
    ['b2', 'failed'],
    ['a1', 'verified'],
    ['z0', 'verified'],
  ];
  expect(chosen(standing(['a1', 'verified', 'b2'], ...before), 'z0')).toBe('a1 -> z0');
  expect(chosen(standing(['a1', 'failed', 'b2'], ...before), 'z0')).toBe('b2 -> z0');
});

test('a release that was rolled back is no place to go back to', () => {
  const history = standing(['d4', 'failed'], ['a1', 'verified', 'c3'], ['c3', 'verified'], ['a1', 'verified']);
  expect(chosen(history)).toBe('d4 -> a1');
  expect(chosen(history, 'c3')).toMatch(/^c3 was itself rolled back in prod on .*; name one of a1$/);
  expect(goodReleases(history).map(({ commit }) => commit)).toEqual(['a1']);
});

test('what cannot be gone back to says why, and what can', () => {
  expect(chosen(standing())).toBe('nothing was ever applied to prod, so that there is nothing to take back');
  expect(chosen(standing(['a1', 'verified']))).toBe('nothing else was verified in prod to go back to from a1');
  const two = standing(['b2', 'verified'], ['a1', 'verified']);
  expect(chosen(two, 'b2')).toBe('b2 is what stands in prod; name one of a1');
  expect(chosen(two, 'x9')).toBe('x9 was never verified in prod; name one of a1');
});
