import { z } from 'zod';

import { ApiError, notFound } from '../api/api-error';
import { type Answer, type Call, NO_CONTENT, ok } from '../api/call';
import { bodyOf } from '../api/input';
import { commitsBetween, readCommits } from '../git/commits';
import { mergeCommit, rebasedCommits, squashCommit } from '../git/merge';
import { signedBy } from '../people/signature';
import { type Pull, pullNamed } from './pull-named';

const Wish = z.strictObject({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});
type Wish = z.infer<typeof Wish>;

/** 204 for a merged pull request, 404 for any other. */
export async function isMerged(call: Call): Promise<Answer> {
  const { pull } = await pullNamed(call);
  if (pull.merged === null) throw notFound();
  return NO_CONTENT;
}

/**
 * Merges a pull request by git: the base branch and the record change together.
 * @throws ApiError 405 where it cannot be merged, 409 where the head is not the one that was reviewed.
 */
export async function mergePull(call: Call): Promise<Answer> {
  const wish = bodyOf(call, Wish);
  const { store, now } = call.repository;
  const issue = await pullNamed(call);
  requireMergeable(issue, wish);
  const { pull, number } = issue;
  const sha = await METHODS[wish.merge_method](call, issue, wish);
  if (sha === undefined) throw unmergeable(wish.merge_method);
  const by = call.actor.login;
  store.transaction.move({ ref: `refs/heads/${pull.base}`, before: pull.baseSha, after: sha });
  store.issues.put(number, {
    ...issue,
    state: 'closed',
    closedAt: now(),
    closedBy: by,
    updatedAt: now(),
    pull: { ...pull, merged: { at: now(), by, sha } },
  });
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

function requireMergeable({ state, pull }: Pull, { sha }: Wish): void {
  if (state === 'closed') throw unmergeable('merge');
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  if (sha !== undefined && sha !== pull.headSha) {
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  }
}

function unmergeable(method: Wish['merge_method']): ApiError {
  return new ApiError(405, method === 'rebase' ? "This branch can't be rebased" : 'Pull Request is not mergeable');
}

type Method = (call: Call, issue: Pull, wish: Wish) => Promise<string | undefined>;

const METHODS: Readonly<Record<Wish['merge_method'], Method>> = {
  merge: (call, issue, wish) => {
    const { owner, git, now } = call.repository;
    const title = wish.commit_title ?? `Merge pull request #${issue.number} from ${owner}/${issue.pull.head}`;
    const message = worded(title, wish.commit_message ?? issue.title);
    return mergeCommit(git, sidesOf(issue), { message, author: signedBy(call.actor, now()) });
  },
  squash: async (call, issue, wish) => {
    const { title, rest } = await squashWords(call, issue);
    const message = worded(wish.commit_title ?? title, wish.commit_message ?? rest);
    return squashCommit(call.repository.git, sidesOf(issue), {
      message,
      author: signedBy(call.actor, call.repository.now()),
    });
  },
  rebase: (call, issue) => {
    const { git, now } = call.repository;
    return rebasedCommits(git, sidesOf(issue), signedBy(call.actor, now()));
  },
};

function sidesOf({ pull }: Pull): { base: string; head: string } {
  return { base: pull.baseSha, head: pull.headSha };
}

/** GitHub's words for a squash: those of a single commit, else the title and a list of the commits. */
async function squashWords(call: Call, { number, title, pull }: Pull): Promise<{ title: string; rest: string }> {
  const { git } = call.repository;
  const commits = await readCommits(git, await commitsBetween(git, pull.baseSha, pull.headSha));
  const [only, ...others] = commits;
  if (only === undefined || others.length > 0) {
    return { title: `${title} (#${number})`, rest: commits.map(({ message }) => `* ${message}`).join('\n\n') };
  }
  const [first = '', ...rest] = only.message.split('\n');
  return { title: `${first} (#${number})`, rest: rest.join('\n').trim() };
}

function worded(title: string, rest: string): string {
  return rest === '' ? title : `${title}\n\n${rest}`;
}
