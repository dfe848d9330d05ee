import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import { replacedRule } from '../../../delivery/promote/rules/replaced-rule';
import type { Entering } from '../../../delivery/promote/rules/entering';
import { fakeWorld, release } from '../../fakes/fake-world';
import { ledgerEntry } from '../../fakes/ledger-entry';

/** A rollback of `bad` to `good`, on a history whose newest entry is this. */
function asked(newest: Partial<LedgerEntry>): string[] {
  const environment = fakeWorld().environments[2]!;
  const promotion = {
    release: release('good'),
    replaces: release('bad'),
    assembly: { environments: [], stacks: [] },
    environment,
  };
  const here = [ledgerEntry({ environment: 'prod', release: release('bad'), ...newest })];
  const rest: Omit<Entering, 'promotion' | 'here'> = {
    built: '',
    before: null,
    lineage: null,
    source: [],
    approvedBy: [],
    now: new Date(),
  };
  return replacedRule({ promotion, here, ...rest }).map(({ sentence }) => sentence);
}

test('a rollback enters while what it takes back is what was applied last, however that ended', () => {
  expect(asked({ state: 'failed' })).toEqual([]);
  expect(asked({ state: 'verified' })).toEqual([]);
});

test('it goes on where it was begun, also with another release to go back to', () => {
  const back = { purpose: 'rollback', replaces: release('bad') } as const;
  expect(asked({ ...back, state: 'failed', release: release('good') })).toEqual([]);
  expect(asked({ ...back, state: 'failed', release: release('older') })).toEqual([]);
});

test('what came meanwhile is looked at first', () => {
  expect(asked({ release: release('mended') })).toEqual([
    'prod was at bad when this rollback was planned, and is at mended now; look again: npx sluice rollback prod',
  ]);
});
