import { unprocessable } from '../api/api-error';
import { type Call, parameter } from '../api/call';
import { commitNamed } from '../git/objects';

/**
 * The commit that `{ref}` in the path means.
 * @throws ApiError 422, as GitHub answers for a commit it does not have.
 */
export async function commitAsked(call: Call, name = 'ref'): Promise<string> {
  return existingCommit(call, parameter(call, name));
}

/**
 * The commit that a branch, a tag or an object name means.
 * @throws ApiError 422.
 */
export async function existingCommit({ repository }: Call, ref: string): Promise<string> {
  const sha = await commitNamed(repository.git, ref);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${ref}`);
  return sha;
}
