import { type ReviewKeys, reviewKeys } from '../../../delivery/model/review-key';
import { opened } from '../../../delivery/review/opened';
import { signed } from '../../../delivery/review/signed';
import { KEYS, aRecord } from '../../fakes/review';

const repository = 'acme-data/data-platform';
const record = aRecord();
const text = signed(record, KEYS.current);
const open = (one: string, keys: ReviewKeys = KEYS) => opened(one, { keys, repository });

test('a record comes back as it was signed, with the key that signed it', () => {
  expect(open(text)).toEqual({ record, key: KEYS.current });
});

test('the same record signed again is the same text', () => {
  expect(signed(aRecord(), KEYS.current)).toBe(text);
});

test('a byte that changed anywhere is refused', () => {
  const at = Array.from({ length: 40 }, (_, i) => Math.floor((i * (text.length - 1)) / 39));
  for (const place of at) {
    const other = text[place] === '1' ? '2' : '1';
    expect(() => open(text.slice(0, place) + other + text.slice(place + 1))).toThrow('the review record is refused');
  }
});

test.each([
  ['nothing', ''],
  ['no JSON', text.slice(0, -1)],
  ['a record without a signature', JSON.stringify(record)],
  ['an empty signature', JSON.stringify({ payload: JSON.stringify(record), signature: '' })],
  ['a field more', JSON.stringify({ ...(JSON.parse(text) as object), more: 1 })],
])('%s is damaged', (_, damaged) => {
  expect(() => open(damaged)).toThrow('it is damaged, or carries no signature; review it again: npx sluice review');
});

test('a record signed with another key is forged', () => {
  const theirs = reviewKeys({ SLUICE_REVIEW_KEY: '6'.repeat(64) });
  expect(() => open(signed(record, theirs.current))).toThrow('its signature was not made with SLUICE_REVIEW_KEY');
});

test('a record of another repository is refused, though it is signed', () => {
  const elsewhere = signed(aRecord({ repository: 'acme-data/other' }), KEYS.current);
  expect(() => open(elsewhere)).toThrow('it is a review of acme-data/other, not of acme-data/data-platform');
});

test('names of repositories are the same in any case, as on GitHub', () => {
  expect(open(signed(aRecord({ repository: 'Acme-Data/Data-Platform' }), KEYS.current)).record.pullRequest).toBe(7);
});

test('what the previous key signed is believed, and says that the plan is to be read with it', () => {
  const old = KEYS.current;
  const keys = { current: reviewKeys({ SLUICE_REVIEW_KEY: '6'.repeat(64) }).current, previous: old };
  expect(open(text, keys).key).toBe(old);
});

test('a record of another shape is refused by its field', () => {
  const { repository: _, ...rest } = record;
  const older = signed(rest as typeof record, KEYS.current);
  expect(() => open(older)).toThrow(/its repository is not right .*; another version of Sluice wrote it/);
});
