import { type CommentLife, PLANNED } from '../../../../delivery/model/comment-life';
import { withLife } from '../../../../delivery/report/markdown/life-line';
import { planComment } from '../../../../delivery/report/plan-comment';

const QUIET = { commit: 'a'.repeat(40), tree: 'b'.repeat(40), environments: [], orphans: [], unaffected: 21 };

const LIVES: readonly CommentLife[] = [
  PLANNED,
  { state: 'stale', head: 'c'.repeat(40) },
  { state: 'approved', by: ['octocat'], needed: 2 },
  { state: 'applying', environment: 'dev', started: '2026-11-21T12:00:00Z' },
  { state: 'applied', environments: [{ name: 'dev', at: '2026-11-21T12:00:00Z' }] },
  {
    state: 'rolled-back',
    environment: 'prod',
    because: 'smoke: no rows <!-- /sluice:life -->',
    to: 'v1.1.0',
    at: '2026-11-21T12:00:00Z',
  },
  {
    state: 'failed',
    environment: 'dev',
    because: 'AccessDenied <!-- /sluice:life -->',
    remaining: ['dev-lake'],
    command: 'npx sluice promote dev',
  },
];

test.each(LIVES)('a comment that became $state is the one that had been written so at first', (life) => {
  for (const before of LIVES) expect(withLife(planComment(QUIET, before), life)).toBe(planComment(QUIET, life));
});

test('a text without the marks is left alone', () => {
  expect(withLife('somebody wrote this', PLANNED)).toBe('somebody wrote this');
});
