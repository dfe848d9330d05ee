import type { LedgerEntry, LedgerState } from '../../../delivery/model/ledger-entry';
import { tipRefusals } from '../../../delivery/release/tip-refusals';
import { release } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';

function entry(commit: string, state: LedgerState): LedgerEntry {
  const draft = ledgerDraft({ environment: 'staging', release: release(commit) });
  return { ...draft, id: commit, state, by: 'ann', opened: '', at: '', note: '', turn: 1 };
}

test('only what was verified last in the environment before may be tagged', () => {
  expect(tipRefusals(release('b'), 'staging', [entry('b', 'verified'), entry('a', 'verified')])).toEqual([]);
  expect(tipRefusals(release('b'), 'staging', [entry('c', 'failed'), entry('b', 'verified')])).toEqual([]);
  expect(tipRefusals(release('a'), 'staging', [entry('b', 'verified'), entry('a', 'verified')])).toEqual([
    'staging stands at b by now, and no longer at a; tag what stands there',
  ]);
});

test('what was never verified there, or is gone from there, may not', () => {
  expect(tipRefusals(release('a'), 'staging', [])).toEqual([expect.stringContaining('npx sluice promote staging')]);
  expect(tipRefusals(release('a'), 'staging', [entry('a', 'applying')])).toHaveLength(1);
  expect(tipRefusals(release('a'), 'staging', [entry('a', 'failed'), entry('b', 'verified')])).toHaveLength(1);
  expect(tipRefusals(release('a'), 'staging', [entry('x', 'removed'), entry('a', 'verified')])).toEqual([
    expect.stringContaining('stands at nothing any more'),
  ]);
});
