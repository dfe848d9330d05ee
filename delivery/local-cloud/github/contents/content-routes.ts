import { z } from 'zod';

import { notFound } from '../api/api-error';
import { type Answer, type Call, ok } from '../api/call';
import { queryOf } from '../api/input';
import { alsoAs, route } from '../api/route';
import { commitNamed, contentOf } from '../git/objects';
import { entryAt, readTree } from '../git/trees';
import { contentBody, contentItem } from './content-body';
import { deleteContent, putContent } from './content-changes';

const CONTENTS = '/repos/{owner}/{repo}/contents';

/** Files and folders at a ref. */
export const contentRoutes = [
  route(`GET ${CONTENTS}`, 'repos/contents#get-repository-content', get),
  alsoAs(['raw'], route(`GET ${CONTENTS}/{+path}`, 'repos/contents#get-repository-content', get)),
  route(`PUT ${CONTENTS}/{+path}`, 'repos/contents#create-or-update-file-contents', putContent),
  route(`DELETE ${CONTENTS}/{+path}`, 'repos/contents#delete-a-file', deleteContent),
];

async function get(call: Call): Promise<Answer> {
  const { git, defaultBranch } = call.repository;
  const { ref = defaultBranch } = queryOf(call, z.strictObject({ ref: z.string().optional() }));
  const commit = await commitNamed(git, ref);
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`);
  const path = (call.parameters['path'] ?? '').replace(/\/+$/, '');
  if (path === '') return folder(call, commit, { path, ref });
  const entry = await entryAt(git, commit, path);
  if (entry === undefined) throw notFound();
  if (entry.type === 'tree') return folder(call, entry.sha, { path: `${path}/`, ref });
  if (call.format !== 'raw') return ok(await contentBody(call, git, { entry, ref }));
  const content = await contentOf(git, 'blob', entry.sha);
  return { status: 200, text: { type: 'application/vnd.github.raw; charset=utf-8', content } };
}

async function folder(call: Call, tree: string, { path, ref }: { path: string; ref: string }): Promise<Answer> {
  const entries = await readTree(call.repository.git, tree);
  const placed = entries.map((entry) => ({ entry: { ...entry, path: `${path}${entry.path}` }, ref }));
  return ok(placed.map((one) => contentItem(call, one)));
}
