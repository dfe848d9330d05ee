import { z } from 'zod';

import { ApiError, notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { gitCommitBody } from '../commits/commit-body';
import { readCommit, writeCommit } from '../git/commits';
import { writeBlob } from '../git/objects';
import { refNamed } from '../git/refs';
import { entryAt, type TreeChange, writeTree } from '../git/trees';
import { signedAs, Signature, signedBy } from '../people/signature';
import { contentBody } from './content-body';

const Removal = z.strictObject({
  message: z.string(),
  sha: z.string(),
  branch: z.string().optional(),
  author: Signature.optional(),
  committer: Signature.optional(),
});

const Writing = Removal.extend({ content: z.base64(), sha: z.string().optional() });
type Wish = Omit<z.infer<typeof Writing>, 'content'>;

const FILE_MODE = '100644';

/**
 * Writes one file in a commit of its own: 201 for a new file, 200 for a changed one.
 * @throws ApiError 409 where the file is no longer the one whose `sha` was read, 422 without a `sha` for a file that is.
 */
export async function putContent(call: Call): Promise<Answer> {
  const { content, ...wish } = bodyOf(call, Writing);
  const { git } = call.repository;
  const path = parameter(call, 'path');
  const place = await placeOf(call, wish);
  const before = place.tip === undefined ? undefined : await entryAt(git, place.tip, path);
  if (before !== undefined && wish.sha === undefined)
    throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
  requireSame(path, before?.sha, wish.sha);
  const sha = await writeBlob(git, Buffer.from(content, 'base64'));
  const mode = before?.mode ?? FILE_MODE;
  const { commit, body } = await committed(call, wish, { ...place, change: { path, mode, sha } });
  const entry = await entryAt(git, commit, path);
  if (entry === undefined) throw unprocessable(`path ${JSON.stringify(path)} is not one that git can store`);
  const written = await contentBody(call, git, { entry, ref: place.branch });
  return { status: before === undefined ? 201 : 200, body: { content: written, commit: body } };
}

/** Removes one file in a commit of its own. */
export async function deleteContent(call: Call): Promise<Answer> {
  const wish = bodyOf(call, Removal);
  const path = parameter(call, 'path');
  const place = await placeOf(call, wish);
  const before = place.tip === undefined ? undefined : await entryAt(call.repository.git, place.tip, path);
  if (before === undefined) throw notFound();
  requireSame(path, before.sha, wish.sha);
  const { body } = await committed(call, wish, { ...place, change: { path, mode: before.mode, sha: null } });
  return ok({ content: null, commit: body });
}

function requireSame(path: string, found: string | undefined, expected: string | undefined): void {
  if (expected === undefined || expected === found) return;
  throw new ApiError(409, `${path} does not match ${expected}`);
}

interface Place {
  readonly branch: string;
  /** The branch's commit; none while the repository is empty. */
  readonly tip: string | undefined;
}

async function placeOf({ repository }: Call, { branch = repository.defaultBranch }: Wish): Promise<Place> {
  const ref = await refNamed(repository.git, `refs/heads/${branch}`);
  const first = ref === undefined && branch === repository.defaultBranch;
  if (ref === undefined && !first) throw notFound(`Branch ${branch} not found`);
  return { branch, tip: ref?.sha };
}

async function committed(call: Call, wish: Wish, { branch, tip, change }: Place & { change: TreeChange }) {
  const { git, store, now } = call.repository;
  const tree = await writeTree(git, [change], tip);
  const committer = signedAs(wish.committer, signedBy(call.actor, now()));
  const author = signedAs(wish.author, committer);
  const parents = tip === undefined ? [] : [tip];
  const commit = await writeCommit(git, { tree, parents, message: wish.message, author, committer });
  store.transaction.move({ ref: `refs/heads/${branch}`, before: tip ?? null, after: commit });
  return { commit, body: gitCommitBody(call, await readCommit(git, commit)) };
}
