import { type CommentOnIssue, issueApprovers } from '../../../delivery/adapters/github/issue-approvers';

const DIGEST = `0123456789ab${'c'.repeat(52)}`;
const SINCE = new Date('2026-11-21T12:00:00.700Z');

function comment(parts: Partial<CommentOnIssue> = {}): CommentOnIssue {
  const at = '2026-11-21T12:00:00Z';
  const user = { login: 'ann', type: 'User' };
  const usual = { user, body: '/approve 0123456789ab', author_association: 'COLLABORATOR' };
  return { ...usual, created_at: at, updated_at: at, ...parts };
}

function approvers(...comments: CommentOnIssue[]): string[] {
  return issueApprovers(comments, { digest: DIGEST, since: SINCE });
}

test('a person who names the digest approves it, once', () => {
  expect(approvers(comment(), comment(), comment({ user: { login: 'bob', type: 'User' } }))).toEqual(['ann', 'bob']);
});

test.each<[string, Partial<CommentOnIssue>]>([
  ['a bot', { user: { login: 'ann[bot]', type: 'Bot' } }],
  ['a stranger', { author_association: 'NONE' }],
  ['a contributor', { author_association: 'CONTRIBUTOR' }],
  ['somebody whose account is gone', { user: null }],
  ['a comment that was edited', { updated_at: '2026-11-21T12:00:09Z' }],
  ['a comment from before it was shown', { created_at: '2026-11-21T11:59:59Z', updated_at: '2026-11-21T11:59:59Z' }],
  ['fewer than twelve digits', { body: '/approve 0123456789a' }],
  ['another digest', { body: '/approve 0123456789ac' }],
  ['a quotation', { body: '> /approve 0123456789ab' }],
  ['an explanation', { body: 'If you agree, write\n\n/approve 0123456789ab' }],
  ['no text', { body: null }],
])('%s does not', (_what, parts) => {
  expect(approvers(comment(parts))).toEqual([]);
});
