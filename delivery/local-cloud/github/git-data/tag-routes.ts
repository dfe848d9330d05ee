import { z } from 'zod';

import { notFound, unprocessable } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { readTag, type TagObject, typeOf, writeTag } from '../git/objects';
import { signedAs, Signature, signedBy } from '../people/signature';

/** Annotated tags as objects; a ref makes one of them a tag that git users see. */
export const tagRoutes = [
  route('POST /repos/{owner}/{repo}/git/tags', 'git/tags#create-a-tag-object', create),
  route('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', 'git/tags#get-a-tag', get),
];

const Draft = z.strictObject({
  tag: z.string().min(1),
  message: z.string(),
  object: z.string(),
  type: z.enum(['commit', 'tree', 'blob']),
  tagger: Signature.optional(),
});

async function create(call: Call): Promise<Answer> {
  const { tag, message, object, type, tagger } = bodyOf(call, Draft);
  const { git, now } = call.repository;
  if ((await typeOf(git, object)) !== type) throw unprocessable(`Object ${object} does not exist or is not a ${type}`);
  const person = signedAs(tagger, signedBy(call.actor, now()));
  const sha = await writeTag(git, { tag, message, object: { sha: object, type }, tagger: person });
  return created(tagBody(call, await readTag(git, sha)));
}

async function get(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = parameter(call, 'tag_sha');
  if ((await typeOf(git, sha)) !== 'tag') throw notFound();
  return ok(tagBody(call, await readTag(git, sha)));
}

function tagBody({ urls }: Call, { sha, tag, message, object, tagger }: TagObject): Body<'git', 'getTag'> {
  return {
    node_id: nodeId('TA', sha),
    tag,
    sha,
    url: urls.api(`/git/tags/${sha}`),
    message,
    tagger,
    object: { ...object, url: urls.api(`/git/${object.type}s/${object.sha}`) },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}
