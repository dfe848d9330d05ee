import type { LedgerEntry } from '../../../delivery/model/ledger-entry';
import { trusted } from '../../../delivery/promote/trusted';
import { ledgerDraft } from '../../fakes/ledger-draft';
import { release } from '../../fakes/fake-world';

function entry(state: LedgerEntry['state'], digests: LedgerEntry['digests']): LedgerEntry {
  const draft = ledgerDraft({ environment: 'dev', release: release('a1'), digests });
  const at = '2026-11-21T12:00:00Z';
  return { ...draft, id: '1', by: 'sluice[bot]', state, opened: at, at, note: '', turn: 1 };
}

test('what was verified last is trusted, and nothing where nothing ever was', () => {
  expect(trusted([entry('verified', { lake: '2' }), entry('verified', { lake: '1' })])).toEqual({ lake: '2' });
  expect(trusted([entry('failed', { lake: '1' })])).toEqual({});
  expect(trusted([])).toEqual({});
});

test('a promotion that failed leaves in doubt only the stacks that it meant to change', () => {
  const history = [entry('failed', { lake: '2', network: '1' }), entry('verified', { lake: '1', network: '1' })];
  expect(trusted(history)).toEqual({ network: '1' });
});

test('so does one that is not known to have ended, and one that had dropped a stack', () => {
  const verified = entry('verified', { lake: '1', network: '1', airflow: '1' });
  const open = entry('applying', { lake: '1', network: '2', airflow: '1' });
  expect(trusted([open, entry('failed', { lake: '1', network: '1' }), verified])).toEqual({ lake: '1' });
});

test('what waited and was never applied takes nothing away', () => {
  const [waiting, gone] = [entry('waiting', { 'dev-lake': '2' }), entry('superseded', { 'dev-lake': '3' })];
  expect(trusted([waiting, gone, entry('verified', { 'dev-lake': '1' })])).toEqual({ 'dev-lake': '1' });
});

test('where all was removed, nothing is known to stand', () => {
  expect(trusted([entry('removed', {}), entry('verified', { 'dev-lake': '1' })])).toEqual({});
});
