import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import type { Commit } from '../git/commits';

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** A commit as the repository endpoints show it. */
export function commitBody({ urls }: Call, commit: Commit): Body<'repos', 'getCommit'> {
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    sha,
    node_id: nodeId('C', sha),
    url: urls.api(`/commits/${sha}`),
    html_url: urls.html(`/commit/${sha}`),
    comments_url: urls.api(`/commits/${sha}/comments`),
    commit: {
      url: urls.api(`/git/commits/${sha}`),
      author,
      committer,
      message,
      tree: { sha: tree, url: urls.api(`/git/trees/${tree}`) },
      comment_count: 0,
      verification: UNSIGNED,
    },
    // Commits carry names and addresses; the local GitHub has no accounts that own them.
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: urls.api(`/commits/${parent}`),
      html_url: urls.html(`/commit/${parent}`),
    })),
  };
}

/** A commit as the Git database shows it. */
export function gitCommitBody({ urls }: Call, commit: Commit): Body<'git', 'getCommit'> {
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    sha,
    node_id: nodeId('C', sha),
    url: urls.api(`/git/commits/${sha}`),
    html_url: urls.html(`/commit/${sha}`),
    author,
    committer,
    message,
    tree: { sha: tree, url: urls.api(`/git/trees/${tree}`) },
    parents: parents.map((parent) => ({
      sha: parent,
      url: urls.api(`/git/commits/${parent}`),
      html_url: urls.html(`/commit/${parent}`),
    })),
    verification: UNSIGNED,
  };
}
