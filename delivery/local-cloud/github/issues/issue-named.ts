import { notFound } from '../api/api-error';
import type { Call } from '../api/call';
import { numberIn } from '../api/input';
import { followBranches } from '../pulls/follow-branches';
import type { Issue } from '../store/records';

/**
 * The issue, or pull request, whose number stands in the path.
 * @throws ApiError 404.
 */
export async function issueNamed(call: Call): Promise<Issue> {
  await followBranches(call.repository);
  const issue = call.repository.store.issues.get(numberIn(call, 'issue_number'));
  if (issue === undefined) throw notFound();
  return issue;
}
