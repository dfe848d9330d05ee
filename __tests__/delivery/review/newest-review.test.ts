import { newestReview } from '../../../delivery/review/newest-review';
import { signed } from '../../../delivery/review/signed';
import { aRecord, aReviewedStack, KEYS } from '../../fakes/review';

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

describe('since when reviewers were shown what the newest record holds', () => {
  const [one, other] = [aReviewedStack(), aReviewedStack(undefined, { planDigest: 'a'.repeat(64) })];
  const at = (hour: number, stack = one) => {
    const record = aRecord({ at: `2026-11-21T${hour}:00:00.000Z`, stacks: [stack] });
    return { commit, text: signed(record, KEYS.current) };
  };
  const since = (...found: { commit: string; text: string }[]) =>
    newestReview(found, trust).review?.shownSince.toISOString();

  test('is when it was recorded', () => {
    expect(since(at(12))).toBe('2026-11-21T12:00:00.000Z');
    expect(since(at(12, other), at(13))).toBe('2026-11-21T13:00:00.000Z');
  });

  test('is when the same was recorded first', () => {
    expect(since(at(14), at(12), at(13))).toBe('2026-11-21T12:00:00.000Z');
  });

  test('is after anything else was shown, though the same was shown before that', () => {
    expect(since(at(12), at(13, other), at(14), at(15))).toBe('2026-11-21T14:00:00.000Z');
  });
});
