import { newestReview } from '../../../delivery/review/newest-review';
import { signed } from '../../../delivery/review/signed';
import { aRecord, KEYS } from '../../fakes/review';

const trust = { keys: KEYS, repository: 'acme-data/data-platform' };
const commit = 'c'.repeat(40);
const textAt = (at: string) => signed(aRecord({ at }), KEYS.current);

test('the newest valid record counts, whatever order they come in', () => {
  const texts = ['2026-11-21T12:00:00.000Z', '2026-11-21T14:00:00.000Z', '2026-11-21T13:00:00.000Z'].map(textAt);
  const found = [...texts, 'forged'].map((text) => ({ commit, text }));
  for (const order of [found, [...found].reverse()]) {
    const { review, refused } = newestReview(order, trust);
    expect(review?.record.at).toBe('2026-11-21T14:00:00.000Z');
    expect(refused).toEqual([expect.stringContaining('it is damaged')]);
  }
});

test('a valid record that was copied to another commit is refused', () => {
  const text = textAt('2026-11-21T12:00:00.000Z');
  const { review, refused } = newestReview([{ commit: 'e'.repeat(40), text }], trust);
  expect(review).toBeNull();
  expect(refused).toEqual([
    `the review record is refused: it is of commit ${commit}, and was published for ${'e'.repeat(40)}`,
  ]);
});

test('where nothing was published there is nothing to believe', () => {
  expect(newestReview([], trust)).toEqual({ review: null, refused: [] });
});
