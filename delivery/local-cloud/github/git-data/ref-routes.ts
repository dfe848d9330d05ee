import { z } from 'zod';

import { ApiError, notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, created, NO_CONTENT, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { contains } from '../git/commits';
import { commitNamed, typeOf } from '../git/objects';
import { isProtected, violation } from '../git/protected-tags';
import { deleteRef, isRefName, type Ref, refNamed, refsUnder } from '../git/refs';

/** Refs: the names of branches, tags and pull requests. */
export const refRoutes = [
  route('GET /repos/{owner}/{repo}/git/ref/{+ref}', 'git/refs#get-a-reference', get),
  route('GET /repos/{owner}/{repo}/git/matching-refs/{+ref}', 'git/refs#list-matching-references', matching),
  route('POST /repos/{owner}/{repo}/git/refs', 'git/refs#create-a-reference', create),
  route('PATCH /repos/{owner}/{repo}/git/refs/{+ref}', 'git/refs#update-a-reference', update),
  route('DELETE /repos/{owner}/{repo}/git/refs/{+ref}', 'git/refs#delete-a-reference', remove),
];

async function get(call: Call): Promise<Answer> {
  const ref = await refNamed(call.repository.git, refOf(call));
  if (ref === undefined) throw notFound();
  return ok(refBody(call, ref));
}

async function matching(call: Call): Promise<Answer> {
  return listed(call, await refsUnder(call.repository.git, refOf(call)), (ref) => refBody(call, ref));
}

const Draft = z.strictObject({ ref: z.string(), sha: z.string() });

async function create(call: Call): Promise<Answer> {
  const { ref: name, sha } = bodyOf(call, Draft);
  const { git, store } = call.repository;
  if (!(await isRefName(git, name))) throw unprocessable(`${name} is not a valid ref name.`);
  requireOurs(name);
  const type = await typeOf(git, sha);
  if (type === undefined) throw unprocessable('Object does not exist');
  requireBranchIsCommit(name, type);
  const taken = await refNamed(git, name);
  if (taken !== undefined) throw unprocessable('Reference already exists');
  store.transaction.move({ ref: name, before: null, after: sha });
  return created(refBody(call, { name, sha, type }));
}

const Move = z.strictObject({ sha: z.string(), force: z.boolean().default(false) });

async function update(call: Call): Promise<Answer> {
  const { sha, force } = bodyOf(call, Move);
  const { git, store } = call.repository;
  const ref = await changeable(call, 'update');
  const type = await typeOf(git, sha);
  if (type === undefined) throw unprocessable('Object does not exist');
  requireBranchIsCommit(ref.name, type);
  if (!force && !(await isFastForward(call, ref, sha))) throw unprocessable('Update is not a fast forward');
  store.transaction.move({ ref: ref.name, before: ref.sha, after: sha });
  return ok(refBody(call, { ...ref, sha, type }));
}

async function remove(call: Call): Promise<Answer> {
  await deleteRef(call.repository.git, await changeable(call, 'delete'));
  return NO_CONTENT;
}

function refOf(call: Call): string {
  return `refs/${parameter(call, 'ref')}`;
}

async function changeable(call: Call, rule: 'update' | 'delete'): Promise<Ref> {
  const ref = await refNamed(call.repository.git, refOf(call));
  if (ref === undefined) throw unprocessable('Reference does not exist');
  requireOurs(ref.name);
  if (isProtected(ref.name)) throw new ApiError(422, violation(rule));
  return ref;
}

/** The refs of pull requests are the server's own. */
function requireOurs(name: string): void {
  if (name.startsWith('refs/pull/')) throw unprocessable(`${name} is read-only`);
}

function requireBranchIsCommit(name: string, type: string): void {
  if (name.startsWith('refs/heads/') && type !== 'commit') throw unprocessable('Reference update failed');
}

async function isFastForward({ repository: { git } }: Call, ref: Ref, sha: string): Promise<boolean> {
  const [from, to] = [await commitNamed(git, ref.name), await commitNamed(git, sha)];
  return from !== undefined && to !== undefined && contains(git, to, from);
}

/** A ref as GitHub shows it. */
function refBody({ urls }: Call, { name, sha, type }: Ref): Body<'git', 'getRef'> {
  return {
    ref: name,
    node_id: nodeId('REF', name),
    url: urls.api(`/git/${name}`),
    object: { sha, type, url: urls.api(`/git/${type}s/${sha}`) },
  };
}
