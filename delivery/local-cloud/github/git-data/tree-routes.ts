import { z } from 'zod';

import { notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf, queryOf } from '../api/input';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { commitNamed, typeOf, writeBlob } from '../git/objects';
import { readTree, type TreeChange, type TreeEntry, writeTree } from '../git/trees';

/** Trees: what a commit holds. */
export const treeRoutes = [
  route('POST /repos/{owner}/{repo}/git/trees', 'git/trees#create-a-tree', create),
  route('GET /repos/{owner}/{repo}/git/trees/{+tree_sha}', 'git/trees#get-a-tree', get),
];

const Entry = z.strictObject({
  path: z.string().min(1),
  mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
  type: z.enum(['blob', 'tree', 'commit']).optional(),
  sha: z.string().nullish(),
  content: z.string().optional(),
});
type Entry = z.infer<typeof Entry>;

const Draft = z.strictObject({ tree: z.array(Entry).min(1), base_tree: z.string().optional() });

async function create(call: Call): Promise<Answer> {
  const { tree, base_tree } = bodyOf(call, Draft);
  const { git } = call.repository;
  if (base_tree !== undefined && (await typeOf(git, base_tree)) === undefined) {
    throw unprocessable('base_tree is not a valid tree oid');
  }
  const changes: TreeChange[] = [];
  for (const entry of tree) changes.push(await changeOf(call, entry));
  const sha = await writeTree(git, changes, base_tree);
  return created(treeBody(call, sha, await readTree(git, sha)));
}

async function changeOf({ repository: { git } }: Call, entry: Entry): Promise<TreeChange> {
  const { path, mode, sha, content } = entry;
  if (/^\/|\/$|\/\/|(^|\/)\.{1,2}(\/|$)|(^|\/)\.git(\/|$)/i.test(path)) {
    throw unprocessable(`tree.path contains a malformed path component: ${path}`);
  }
  if (content !== undefined) return { path, mode, sha: await writeBlob(git, Buffer.from(content)) };
  if (sha === undefined) throw unprocessable(`tree.sha or tree.content is needed for ${path}`);
  const stored =
    sha === null || mode === '160000' || (await typeOf(git, sha)) === (mode === '040000' ? 'tree' : 'blob');
  if (!stored) throw unprocessable(`tree.sha ${sha} is not a valid ${entry.type ?? 'blob'}`);
  return { path, mode, sha };
}

async function get(call: Call): Promise<Answer> {
  const { recursive } = queryOf(call, z.strictObject({ recursive: z.string().optional() }));
  const { git } = call.repository;
  const asked = parameter(call, 'tree_sha');
  const sha = (await typeOf(git, asked)) === 'tree' ? asked : await treeOfCommit(call, asked);
  // GitHub takes any value of `recursive` for yes, even 0 and false.
  return ok(treeBody(call, sha, await readTree(git, sha, recursive !== undefined)));
}

async function treeOfCommit({ repository: { git } }: Call, name: string): Promise<string> {
  const commit = await commitNamed(git, name);
  if (commit === undefined) throw notFound();
  return git.text(['rev-parse', `${commit}^{tree}`]);
}

function treeBody(
  { urls }: Call,
  sha: string,
  entries: readonly TreeEntry[],
): Body<'git', 'getTree'> & { url: string } {
  const tree = entries.map((entry) => ({ ...entry, url: urls.api(`/git/${entry.type}s/${entry.sha}`) }));
  return { sha, url: urls.api(`/git/trees/${sha}`), tree, truncated: false };
}
