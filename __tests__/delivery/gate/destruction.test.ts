import { assessRisks } from '../../../delivery/assess/risk/assess-risks';
import { destructionRefusals } from '../../../delivery/gate/destruction';
import type { Change } from '../../../delivery/model/change-set';
import { Review } from '../../../environments/schema/delivery';
import { aChange } from '../../fakes/change-set';
import { environmentWith } from '../../fakes/gate-input';

const NOW = new Date('2026-11-21T12:00:00Z');
const ADDRESS = 'snowflake_database.RAW["crm\'s"]';

function aDatabase(parts: Partial<Change>): Change {
  const before = { name: 'RAW', data_retention_time_in_days: 14 };
  return aChange({ address: ADDRESS, type: 'snowflake_database', before, after: before, ...parts });
}

const DELETED = aDatabase({ action: 'delete', after: null });
const SHORTENED = aDatabase({ after: { name: 'RAW', data_retention_time_in_days: 1 } });

function refusalsOf(change: Change, expires?: string, address = ADDRESS) {
  const allowedDestruction = expires === undefined ? [] : [{ address, reason: 'moved to LAKE', expires }];
  return destructionRefusals(assessRisks({ changes: [change] }), environmentWith({ allowedDestruction }), NOW);
}

test.each([
  ['a delete', DELETED, 'stateful delete'],
  ['a replace', aDatabase({ action: 'replace', replacedBecause: ['is_transient'] }), 'stateful delete'],
  ['a shorter retention', SHORTENED, 'data kept for less time'],
  ['a delete of a type that nobody knows', aDatabase({ action: 'delete', type: 'unheard_of' }), 'stateful delete'],
])('%s is refused without an entry', (_, change, rule) => {
  const [refusal, ...others] = refusalsOf(change);
  expect(others).toEqual([]);
  expect(refusal!.rule).toBe(rule);
  expect(refusal!.sentence).toContain(ADDRESS);
});

test('a refusal says what is lost, and the entry to add, with its file', () => {
  const { sentence } = refusalsOf(DELETED)[0]!;
  expect(sentence).toContain('every schema, table and row in it');
  expect(sentence).toContain('review.allowedDestruction of environments/dev.ts');
  expect(sentence).toContain(
    String.raw`{ address: 'snowflake_database.RAW["crm\'s"]', reason: '…', expires: '2026-11-28' }`,
  );
});

test('the entry that is printed loads once somebody says why', () => {
  const [, address = '', expires = ''] = /address: '(.+?)', reason: '…', expires: '(.+?)'/.exec(
    refusalsOf(aDatabase({ action: 'delete', address: 'snowflake_database.RAW' }))[0]!.sentence,
  )!;
  const entry = { address, expires };
  const loads = (reason: string) => Review.shape.allowedDestruction.safeParse([{ ...entry, reason }]).success;
  expect([loads('…'), loads('it moved to LAKE')]).toEqual([false, true]);
});

test.each(['2026-11-21', '2026-11-22', '2027-01-01'])('an entry that holds until %s lets it pass', (expires) => {
  expect(refusalsOf(DELETED, expires)).toEqual([]);
  expect(refusalsOf(SHORTENED, expires)).toEqual([]);
});

test('an entry whose last day has passed is refused, with the day', () => {
  const [refusal] = refusalsOf(DELETED, '2026-11-20');
  expect(refusal!.sentence).toContain('allowed that until 2026-11-20, which has passed');
});

test('an entry for another address lets nothing pass', () => {
  expect(refusalsOf(DELETED, '2026-11-30', 'snowflake_database.RAW')).toHaveLength(1);
});

test.each([
  ['what Terraform forgets', aDatabase({ action: 'forget', after: null })],
  ['the leftover of a replace', aDatabase({ action: 'delete', after: null, deposed: '1a2b3c4d' })],
  ['a move', aDatabase({ action: 'none', movedFrom: 'snowflake_database.OLD' })],
  ['a longer retention', aDatabase({ after: { name: 'RAW', data_retention_time_in_days: 30 } })],
  ['a delete of what holds nothing', aChange({ action: 'delete', after: null })],
])('%s needs no entry', (_, change) => {
  expect(refusalsOf(change)).toEqual([]);
});

test('entries that no change needs are not reported', () => {
  expect(refusalsOf(aChange(), '2020-01-01')).toEqual([]);
});
