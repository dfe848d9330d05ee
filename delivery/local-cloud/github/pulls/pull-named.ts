import { notFound } from '../api/api-error';
import type { Call } from '../api/call';
import { numberIn } from '../api/input';
import type { Repository } from '../repository';
import type { Issue, PullPart } from '../store/records';
import { followBranches } from './follow-branches';

/** An issue that is a pull request. */
export type Pull = Issue & { readonly pull: PullPart };

/** Whether an issue is a pull request. */
export function isPull(issue: Issue): issue is Pull {
  return issue.pull !== null;
}

/** Every pull request, by number, as the branches stand now. */
export async function everyPull(repository: Repository): Promise<Pull[]> {
  await followBranches(repository);
  return repository.store.issues.all().filter(isPull);
}

/**
 * The pull request whose number stands in the path, as the branches stand now.
 * @throws ApiError 404, for an issue too.
 */
export async function pullNamed(call: Call, name = 'pull_number'): Promise<Pull> {
  await followBranches(call.repository);
  const issue = call.repository.store.issues.get(numberIn(call, name));
  if (issue === undefined || !isPull(issue)) throw notFound();
  return issue;
}
