import { reviewKeys } from '../../../delivery/model/review-key';
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

describe('records of single environments', () => {
  const at = (hour: number, environment: string | undefined, planDigest: string) => {
    const stacks = [
      aReviewedStack(undefined, {
        stack: `${environment ?? 'dev'}-lake`,
        environment: environment ?? 'dev',
        planDigest: planDigest.repeat(64),
      }),
    ];
    const scope = environment === undefined ? {} : { environment };
    const approvals = environment === 'prod' ? 2 : 1;
    const record = aRecord({ at: `2026-11-21T${hour}:00:00.000Z`, stacks, approvals, ...scope });
    return { commit, text: signed(record, KEYS.current), record };
  };
  const found = (published: { commit: string; text: string }[], environment?: string) => {
    const { review, refused } = newestReview(published, { ...trust, environment });
    const plans = review?.record.stacks.map((one) => `${one.environment} ${one.planDigest.slice(0, 1)}`);
    return { plans, since: review?.shownSince.getUTCHours(), approvals: review?.record.approvals, refused };
  };

  test('are put together where all environments are asked for', () => {
    const all = found([at(12, 'dev', 'a'), at(13, 'prod', 'b'), at(11, 'dev', 'c')]);
    expect(all).toEqual({ plans: ['prod b', 'dev a'], since: 13, approvals: 2, refused: [] });
  });

  test('count each for its own: what was shown of another environment later takes no approval away', () => {
    const published = [at(12, 'dev', 'a'), at(13, 'prod', 'b'), at(14, 'prod', 'c'), at(15, 'dev', 'a')];
    expect(found(published, 'dev')).toMatchObject({ plans: ['dev a'], since: 12, approvals: 1 });
    expect(found(published, 'prod')).toMatchObject({ plans: ['prod c'], since: 14, approvals: 2 });
    expect(found(published, 'staging')).toMatchObject({ plans: undefined });
  });

  test('give way to a newer one of all environments, and add to an older one', () => {
    expect(found([at(12, 'dev', 'a'), at(13, undefined, 'b')]).plans).toEqual(['dev b']);
    expect(found([at(12, undefined, 'b'), at(13, 'prod', 'a')]).plans).toEqual(['prod a', 'dev b']);
    expect(found([at(12, undefined, 'b'), at(13, 'dev', 'a')]).plans).toEqual(['dev a']);
  });

  test('that another key has signed are no reason to doubt those of ours, and are told where there are none', () => {
    const { current: theirs } = reviewKeys({ SLUICE_REVIEW_KEY: '6'.repeat(64) });
    const other = { commit, text: signed(at(13, 'prod', 'b').record, theirs) };
    expect(found([at(12, 'dev', 'a'), other])).toMatchObject({ plans: ['dev a'], refused: [] });
    expect(found([other]).refused).toEqual([expect.stringContaining('was not made with SLUICE_REVIEW_KEY')]);
    const ours = { commit, text: signed(at(14, 'dev', 'c').record, theirs) };
    expect(found([at(12, 'dev', 'a'), ours], 'dev').refused).toEqual([expect.stringContaining('was not made with')]);
    const forged = { commit, text: 'forged' };
    expect(found([at(12, 'dev', 'a'), forged]).refused).toEqual([expect.stringContaining('it is damaged')]);
  });
});
