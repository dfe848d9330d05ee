import type { GitHubClient } from './github-client';

/** The git tree of a commit, as GitHub has it. @throws DeliveryError `GitHubFailed` where it has no such commit. */
export async function treeOf(commit: string, { octokit, repo }: GitHubClient): Promise<string> {
  const { data } = await octokit.rest.git.getCommit({ ...repo, commit_sha: commit });
  return data.tree.sha;
}
