import { z } from 'zod';

import { notFound } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { alsoAs, route } from '../api/route';
import { broken } from '../contents/content-body';
import { contentOf, typeOf, writeBlob } from '../git/objects';

/** Blobs: the content of files. */
export const blobRoutes = [
  route('POST /repos/{owner}/{repo}/git/blobs', 'git/blobs#create-a-blob', create),
  alsoAs(['raw'], route('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', 'git/blobs#get-a-blob', get)),
];

const Draft = z.strictObject({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).default('utf-8') });

async function create(call: Call): Promise<Answer> {
  const { content, encoding } = bodyOf(call, Draft);
  const sha = await writeBlob(call.repository.git, Buffer.from(content, encoding));
  return created({ sha, url: call.urls.api(`/git/blobs/${sha}`) } as { url: string });
}

async function get(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = parameter(call, 'file_sha');
  if ((await typeOf(git, sha)) !== 'blob') throw notFound();
  const content = await contentOf(git, 'blob', sha);
  if (call.format === 'raw')
    return { status: 200, text: { type: 'application/vnd.github.raw; charset=utf-8', content } };
  const url = call.urls.api(`/git/blobs/${sha}`);
  const base64 = broken(content.toString('base64'));
  return ok({ sha, node_id: nodeId('B', sha), size: content.length, url, content: base64, encoding: 'base64' });
}
