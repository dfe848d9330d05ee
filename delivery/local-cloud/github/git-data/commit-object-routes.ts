import { z } from 'zod';

import { notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { route } from '../api/route';
import { gitCommitBody } from '../commits/commit-body';
import { readCommit, writeCommit } from '../git/commits';
import { typeOf } from '../git/objects';
import { signedAs, Signature, signedBy } from '../people/signature';

/** Commits as objects, which no ref has to reach. */
export const commitObjectRoutes = [
  route('POST /repos/{owner}/{repo}/git/commits', 'git/commits#create-a-commit', create),
  route('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', 'git/commits#get-a-commit-object', get),
];

const Draft = z.strictObject({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: Signature.optional(),
  committer: Signature.optional(),
});

async function create(call: Call): Promise<Answer> {
  const draft = bodyOf(call, Draft);
  const { git, now } = call.repository;
  if ((await typeOf(git, draft.tree)) !== 'tree') throw unprocessable('Tree SHA does not exist');
  for (const parent of draft.parents) {
    if ((await typeOf(git, parent)) !== 'commit')
      throw unprocessable('Parent SHA does not exist or is not a commit object');
  }
  const author = signedAs(draft.author, signedBy(call.actor, now()));
  const committer = signedAs(draft.committer, author);
  const { message, tree, parents } = draft;
  const sha = await writeCommit(git, { message, tree, parents, author, committer });
  return created(gitCommitBody(call, await readCommit(git, sha)));
}

async function get(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = parameter(call, 'commit_sha');
  if ((await typeOf(git, sha)) !== 'commit') throw notFound();
  return ok(gitCommitBody(call, await readCommit(git, sha)));
}
