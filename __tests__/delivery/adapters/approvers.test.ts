import { approvers, type OpinionOnPull } from '../../../delivery/adapters/github/approvers';

const since = new Date('2026-11-21T12:00:00.700Z');
const pull = { author: 'author', head: 'head', since };

function opinion(login: string, parts: Partial<OpinionOnPull> = {}): OpinionOnPull {
  const user = { login, type: 'User' };
  const at = '2026-11-21T12:00:00Z';
  return { user, state: 'APPROVED', commit_id: 'head', submitted_at: at, author_association: 'MEMBER', ...parts };
}

test('people who approve the head are counted once each', () => {
  expect(approvers([opinion('bob'), opinion('ann'), opinion('bob')], pull)).toEqual(['ann', 'bob']);
});

test.each<[string, OpinionOnPull[]]>([
  ['the author', [opinion('author')]],
  ['a bot', [opinion('ci[bot]', { user: { login: 'ci[bot]', type: 'Bot' } })]],
  ['a stranger to the repository', [opinion('eve', { author_association: 'CONTRIBUTOR' })]],
  ['somebody who left GitHub', [opinion('x', { user: null })]],
  ['an approval of an earlier commit', [opinion('ann', { commit_id: 'before' })]],
  ['an approval that was dismissed', [opinion('ann', { state: 'DISMISSED' })]],
  ['an approval before an objection', [opinion('ann'), opinion('ann', { state: 'CHANGES_REQUESTED' })]],
  ['an approval before a dismissed one', [opinion('ann'), opinion('ann', { state: 'DISMISSED' })]],
  ['an approval of the head before one of another commit', [opinion('ann'), opinion('ann', { commit_id: 'other' })]],
  ['an approval of what was shown before', [opinion('ann', { submitted_at: '2026-11-21T11:59:59Z' })]],
  ['an approval of nobody knows when', [opinion('ann', { submitted_at: undefined })]],
  ['a remark', [opinion('ann', { state: 'COMMENTED' })]],
])('%s does not count', (_, reviews) => {
  expect(approvers(reviews, pull)).toEqual([]);
});

test('a remark leaves an approval as it was, and an approval ends an objection', () => {
  expect(approvers([opinion('ann'), opinion('ann', { state: 'COMMENTED' })], pull)).toEqual(['ann']);
  expect(approvers([opinion('ann', { state: 'CHANGES_REQUESTED' }), opinion('ann')], pull)).toEqual(['ann']);
});

test('the later of two opinions counts, in whatever order they are listed', () => {
  const [first, then] = ['2026-11-21T12:00:00Z', '2026-11-21T13:00:00Z'];
  const objection = opinion('ann', { state: 'CHANGES_REQUESTED', submitted_at: first });
  expect(approvers([opinion('ann', { submitted_at: then }), objection], pull)).toEqual(['ann']);
});
