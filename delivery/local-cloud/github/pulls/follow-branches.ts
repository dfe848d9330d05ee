import { contains } from '../git/commits';
import { refsUnder } from '../git/refs';
import type { Repository } from '../repository';
import type { Issue, PullPart } from '../store/records';

type Tips = ReadonlyMap<string, string>;

/**
 * Brings open pull requests up to the branches as they were pushed: heads move, a pull request whose commits the base
 * was pushed to contain is merged, and one whose branch is gone is closed. That is what GitHub does on a push.
 */
export async function followBranches(repository: Repository): Promise<void> {
  const open = repository.store.issues.all().filter(({ state, pull }) => state === 'open' && pull !== null);
  if (open.length === 0) return;
  const tips = new Map((await refsUnder(repository.git, 'refs/')).map(({ name, sha }) => [name, sha]));
  for (const issue of open) {
    const followed = await follow(repository, issue, tips);
    if (followed !== issue) repository.store.issues.put(issue.number, followed);
  }
}

/** The ref by which git users find the head of a pull request. */
export function headRef(number: number): string {
  return `refs/pull/${number}/head`;
}

async function follow(repository: Repository, issue: Issue, tips: Tips): Promise<Issue> {
  const { pull } = issue;
  if (pull === null) return issue;
  const headSha = tips.get(`refs/heads/${pull.head}`);
  const baseSha = tips.get(`refs/heads/${pull.base}`);
  if (headSha === undefined || baseSha === undefined) return closed(repository, issue);
  if (headSha === pull.headSha && baseSha === pull.baseSha) return issue;
  const ref = headRef(issue.number);
  if (tips.get(ref) !== headSha) {
    repository.store.transaction.move({ ref, before: tips.get(ref) ?? null, after: headSha });
  }
  const moved = { ...issue, updatedAt: repository.now(), pull: { ...pull, headSha, baseSha } };
  if (!(await contains(repository.git, baseSha, headSha))) return moved;
  return headSha === pull.headSha ? mergedByPush(repository, issue, baseSha) : closed(repository, moved);
}

function mergedByPush(repository: Repository, issue: Issue, sha: string): Issue {
  const now = repository.now();
  const pull: PullPart | null = issue.pull && { ...issue.pull, merged: { at: now, by: null, sha } };
  return { ...closed(repository, issue), pull };
}

function closed(repository: Repository, issue: Issue): Issue {
  const now = repository.now();
  return { ...issue, state: 'closed', closedAt: now, updatedAt: now };
}
