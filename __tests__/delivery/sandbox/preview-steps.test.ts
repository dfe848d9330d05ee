import type { PullRequest } from '../../../delivery/ports/pull-requests';
import type { Life } from '../../../delivery/sandbox/life';
import { previewSteps } from '../../../delivery/sandbox/preview-steps';

function pull(number: number, parts: Partial<PullRequest> = {}): PullRequest {
  const head = `head-${number}`;
  const labels = ['preview'];
  const url = `https://example.test/pull/${number}`;
  return { number, title: 'x', head, isOpen: true, base: 'main', labels, isFromFork: false, url, ...parts };
}

function life(pullRequest: number, parts: Partial<Life> = {}): Life {
  return {
    guest: { kind: 'preview', pullRequest },
    environment: `pr-${pullRequest}`,
    state: 'up',
    by: 'sluice[bot]',
    since: new Date(0),
    until: new Date(0),
    newest: { commit: `head-${pullRequest}`, tree: 't' },
    releases: [],
    stacks: [],
    wasReaped: false,
    ...parts,
  };
}

function steps(open: readonly PullRequest[], lives: readonly Life[]): string[] {
  return previewSteps(open, lives).map(({ environment, kind }) => `${environment} ${kind}`);
}

test('an open pull request with the label gets one, others none', () => {
  expect(steps([pull(7), pull(8, { labels: ['bug'] })], [])).toEqual(['pr-7 up']);
});

test('one that stands at the newest commit is left alone, and follows the branch', () => {
  expect(steps([pull(7)], [life(7)])).toEqual(['pr-7 none']);
  expect(steps([pull(7, { head: 'pushed' })], [life(7)])).toEqual(['pr-7 up']);
});

test.each(['applying', 'broken', 'removing', 'gone'] as const)('one that is %s is brought up again', (state) => {
  expect(steps([pull(7)], [life(7, { state })])).toEqual(['pr-7 up']);
});

test('one whose pull request is closed or lost the label goes, in whatever state it is; a sandbox stays', () => {
  const sandbox = life(9, { guest: { kind: 'sandbox', user: 'ann' }, environment: 'sbx-ann' });
  const lives = [life(7), life(8, { state: 'removing' }), life(6, { state: 'gone' }), sandbox];
  expect(steps([pull(8, { labels: [] })], lives)).toEqual(['pr-7 down', 'pr-8 down']);
});

test('a fork gets none, and loses the one that it had', () => {
  const fork = pull(7, { isFromFork: true });
  expect(previewSteps([fork], [])).toMatchObject([
    { kind: 'none', because: expect.stringContaining('fork') as string },
  ]);
  expect(steps([fork], [life(7)])).toEqual(['pr-7 down', 'pr-7 none']);
});

test('one that outlived its time stays away until the next commit', () => {
  const reaped = life(7, { state: 'gone', wasReaped: true });
  expect(steps([pull(7)], [reaped])).toEqual(['pr-7 none']);
  expect(steps([pull(7, { head: 'pushed' })], [reaped])).toEqual(['pr-7 up']);
});
