import { readCommit } from '../git/commits';
import { mergeCommit } from '../git/merge';
import { refNamed } from '../git/refs';
import { signedBy } from '../people/signature';
import { BOT } from '../api/identity';
import { contextsOf } from '../commits/status-of';
import type { Repository } from '../repository';
import type { Pull } from './pull-named';

/** Whether a pull request can be merged, and the commit that tried. */
export interface Mergeability {
  readonly mergeable: boolean;
  readonly state: 'clean' | 'dirty' | 'draft' | 'unstable';
  readonly sha: string | null;
}

/**
 * Merges an open pull request by way of trial. `refs/pull/N/merge` is left at the result; after a conflict it stays
 * where it was, as on GitHub.
 */
export async function mergeability(repository: Repository, issue: Pull): Promise<Mergeability> {
  const sha = await trialMerge(repository, issue);
  if (sha === undefined) return { mergeable: false, state: 'dirty', sha: null };
  const passing = contextsOf(repository.store, issue.pull.headSha).every(({ state }) => state === 'success');
  const state = passing ? 'clean' : 'unstable';
  return { mergeable: true, state: issue.pull.draft ? 'draft' : state, sha };
}

async function trialMerge({ git, store, now }: Repository, { number, pull }: Pull): Promise<string | undefined> {
  const ref = `refs/pull/${number}/merge`;
  const sides = { base: pull.baseSha, head: pull.headSha };
  const before = (await refNamed(git, ref))?.sha;
  if (before !== undefined) {
    const [base, head] = (await readCommit(git, before)).parents;
    if (base === sides.base && head === sides.head) return before;
  }
  const message = `Merge ${sides.head} into ${sides.base}`;
  const after = await mergeCommit(git, sides, { message, author: signedBy(BOT, now()) });
  if (after !== undefined) store.transaction.move({ ref, before: before ?? null, after });
  return after;
}
