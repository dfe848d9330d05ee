import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import { ownerBody } from '../people/user-body';
import { fullName } from '../repository';

/** The repository, as it stands inside of other things too. */
export function repositoryBody({ repository, urls }: Call) {
  const { store, name, owner, defaultBranch, git, ids } = repository;
  const { id: own, createdAt } = store.birth(repository.now());
  const id = ids.repository === 1 ? own : ids.repository;
  return {
    id,
    node_id: nodeId('R', id),
    name,
    full_name: fullName(repository),
    owner: ownerBody(urls, owner),
    private: true,
    visibility: 'private',
    html_url: urls.html(),
    description: null,
    fork: false,
    url: urls.api(),
    clone_url: `file://${git.folder}`,
    default_branch: defaultBranch,
    archived: false,
    disabled: false,
    has_issues: true,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    open_issues_count: store.issues.all().filter(({ state }) => state === 'open').length,
    permissions: { admin: false, maintain: false, push: true, triage: true, pull: true },
    created_at: createdAt,
    updated_at: createdAt,
    pushed_at: createdAt,
  } satisfies Body<'repos', 'get'>;
}
