import { z } from 'zod';

import { validationFailed } from '../api/api-error';
import { type Answer, type Call, created } from '../api/call';
import { bodyOf } from '../api/input';
import { commitsBetween, mergeBase } from '../git/commits';
import { refNamed } from '../git/refs';
import { newIssue } from '../issues/new-issue';
import { headRef } from './follow-branches';
import { pullBody } from './pull-body';
import { everyPull, type Pull } from './pull-named';

const Draft = z.strictObject({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(true),
});
type Draft = z.infer<typeof Draft>;

/** Opens a pull request between two branches that differ, unless the same one is open. */
export async function createPull(call: Call): Promise<Answer> {
  const draft = bodyOf(call, Draft);
  const { store } = call.repository;
  const head = branchOf(call, draft.head);
  const [headSha, baseSha] = [await tip(call, head, 'head'), await tip(call, draft.base, 'base')];
  await requireDifference(call, { head, headSha, base: draft.base, baseSha });
  await requireOnlyOne(call, head, draft.base);
  const issue: Pull = {
    ...newIssue(call, draft.title, draft.body ?? null),
    pull: {
      id: store.nextId(),
      head,
      base: draft.base,
      headSha,
      baseSha,
      draft: draft.draft,
      maintainerCanModify: draft.maintainer_can_modify,
      merged: null,
    },
  };
  store.issues.put(issue.number, issue);
  store.transaction.move({ ref: headRef(issue.number), before: null, after: headSha });
  return created(await pullBody(call, issue));
}

/** `owner:branch` or `branch`; there are no forks here. */
function branchOf({ repository: { owner } }: Call, head: string): string {
  return head.startsWith(`${owner}:`) ? head.slice(owner.length + 1) : head;
}

async function tip({ repository }: Call, branch: string, field: 'head' | 'base'): Promise<string> {
  const ref = await refNamed(repository.git, `refs/heads/${branch}`);
  if (ref === undefined) throw validationFailed({ resource: 'PullRequest', field, code: 'invalid' });
  return ref.sha;
}

interface Sides {
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly baseSha: string;
}

async function requireDifference({ repository }: Call, { head, headSha, base, baseSha }: Sides): Promise<void> {
  const { git, owner } = repository;
  if ((await mergeBase(git, baseSha, headSha)) === undefined) {
    throw refused(`The ${base} branch has no history in common with ${owner}:${head}`);
  }
  const commits = await commitsBetween(git, baseSha, headSha);
  if (commits.length === 0) throw refused(`No commits between ${base} and ${head}`);
}

async function requireOnlyOne({ repository }: Call, head: string, base: string): Promise<void> {
  const all = await everyPull(repository);
  const same = all.some(({ state, pull }) => state === 'open' && pull.head === head && pull.base === base);
  if (same) throw refused(`A pull request already exists for ${repository.owner}:${head}.`);
}

function refused(message: string) {
  return validationFailed({ resource: 'PullRequest', code: 'custom', message });
}
