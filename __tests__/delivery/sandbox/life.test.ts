import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import { endOf, hasOutlived, lifeOf } from '../../../delivery/sandbox/life';
import { guestCalled, nameOf, wordOf } from '../../../delivery/sandbox/guest';
import { ledgerEntry } from '../../fakes/ledger-entry';
import { release } from '../../fakes/fake-world';

const ANN = { kind: 'sandbox', user: 'ann' } as const;
const SEVEN = { kind: 'preview', pullRequest: 7 } as const;

function entry(commit: string, parts: Partial<LedgerEntry> = {}): LedgerEntry {
  const opened = '2026-11-01T00:00:00.000Z';
  return ledgerEntry({ environment: 'sbx-ann', release: release(commit), id: commit, opened, ...parts });
}

test('a guest, its environment and the word that asks for it tell the same', () => {
  for (const guest of [ANN, SEVEN]) expect(guestCalled(nameOf(guest))).toEqual(guest);
  expect([nameOf(ANN), wordOf(ANN), nameOf(SEVEN), wordOf(SEVEN)]).toEqual([
    'sbx-ann',
    'sandbox:ann',
    'pr-7',
    'preview:7',
  ]);
  for (const name of ['dev', 'prod', 'sbx-', 'pr-x', 'pr-07', 'sbx-Ann']) expect(guestCalled(name)).toBeUndefined();
});

test('its time counts from the newest time that it was brought up: 30 days for a sandbox, 7 for a preview', () => {
  const life = lifeOf(ANN, [entry('two', { opened: '2026-11-10T00:00:00.000Z' }), entry('one')])!;
  expect(life.until).toEqual(new Date('2026-12-10T00:00:00.000Z'));
  expect(hasOutlived(life, new Date('2026-12-10T00:00:00.000Z'))).toBe(false);
  expect(hasOutlived(life, new Date('2026-12-10T00:00:00.001Z'))).toBe(true);
  expect(endOf(SEVEN, new Date('2026-11-01T00:00:00Z'))).toEqual(new Date('2026-11-08T00:00:00Z'));
});

test.each([
  ['up', {}],
  ['applying', { state: 'applying' }],
  ['broken', { state: 'failed' }],
  ['broken', { state: 'refused' }],
  ['broken', { state: 'abandoned' }],
  ['removing', { state: 'applying', purpose: 'removal' }],
  ['removing', { state: 'failed', purpose: 'removal' }],
  ['gone', { state: 'removed', purpose: 'removal' }],
] as const)('it is %s where its newest entry is %o', (state, parts) => {
  expect(lifeOf(ANN, [entry('x', parts)])?.state).toBe(state);
});

test('every stack since it was last gone may still stand, from whatever release', () => {
  const life = lifeOf(ANN, [
    entry('four', { purpose: 'removal', state: 'failed', digests: { 'sbx-ann-lake': '3' } }),
    entry('three', { digests: { 'sbx-ann-lake': '3' } }),
    entry('two', { state: 'failed', digests: { 'sbx-ann-lake': '2', 'sbx-ann-extra': '2' } }),
    entry('one', { purpose: 'removal', state: 'removed' }),
    entry('zero', { digests: { 'sbx-ann-old': '0' } }),
  ])!;
  expect(life.stacks).toEqual(['sbx-ann-lake', 'sbx-ann-extra']);
  expect(life.releases.map(({ commit }) => commit)).toEqual(['three', 'two']);
});

test('what nobody ever brought up has no life', () => {
  expect(lifeOf(ANN, [])).toBeUndefined();
});
