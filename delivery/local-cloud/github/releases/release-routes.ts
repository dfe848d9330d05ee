import { z } from 'zod';

import { notFound, unprocessable, validationFailed } from '../api/api-error';
import { type Answer, type Call, created, ok, parameter } from '../api/call';
import { bodyOf, numberIn } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { commitNamed } from '../git/objects';
import { isRefName, refNamed } from '../git/refs';
import { userBody } from '../people/user-body';
import type { Release } from '../store/records';

/** Releases: words about a tag. */
export const releaseRoutes = [
  route('GET /repos/{owner}/{repo}/releases', 'releases/releases#list-releases', (call) =>
    listed(call, call.repository.store.releases.all().reverse(), (release) => releaseBody(call, release)),
  ),
  route('POST /repos/{owner}/{repo}/releases', 'releases/releases#create-a-release', create),
  route('GET /repos/{owner}/{repo}/releases/latest', 'releases/releases#get-the-latest-release', (call) =>
    found(
      call,
      publishedReleases(call)
        .filter(({ prerelease }) => !prerelease)
        .at(-1),
    ),
  ),
  route('GET /repos/{owner}/{repo}/releases/tags/{+tag}', 'releases/releases#get-a-release-by-tag-name', (call) =>
    found(
      call,
      publishedReleases(call).find(({ tag }) => tag === parameter(call, 'tag')),
    ),
  ),
  route('GET /repos/{owner}/{repo}/releases/{release_id}', 'releases/releases#get-a-release', (call) =>
    found(call, call.repository.store.releases.get(numberIn(call, 'release_id'))),
  ),
];

const Draft = z.strictObject({
  tag_name: z.string().min(1),
  target_commitish: z.string().optional(),
  name: z.string().nullable().default(null),
  body: z.string().nullable().default(null),
  draft: z.boolean().default(false),
  prerelease: z.boolean().default(false),
});

/** Makes a release, and its tag where there is none, unless it is a draft. */
async function create(call: Call): Promise<Answer> {
  const draft = bodyOf(call, Draft);
  const { store, now, defaultBranch } = call.repository;
  const taken = store.releases.all().some(({ tag, draft: unseen }) => tag === draft.tag_name && !unseen);
  if (taken && !draft.draft) throw invalid('tag_name', 'already_exists');
  const target = draft.target_commitish ?? defaultBranch;
  if (!draft.draft) await ensureTag(call, draft.tag_name, target);
  const id = store.nextId();
  const release = store.releases.put(id, {
    id,
    tag: draft.tag_name,
    target,
    name: draft.name,
    body: draft.body,
    draft: draft.draft,
    prerelease: draft.prerelease,
    author: call.actor.login,
    createdAt: now(),
    publishedAt: draft.draft ? null : now(),
  });
  return created(releaseBody(call, release));
}

async function ensureTag({ repository: { git, store } }: Call, tag: string, target: string): Promise<void> {
  const ref = `refs/tags/${tag}`;
  if (!(await isRefName(git, ref))) throw unprocessable(`tag_name is not a valid tag: ${tag}`);
  if ((await refNamed(git, ref)) !== undefined) return;
  const sha = await commitNamed(git, target);
  if (sha === undefined) throw invalid('target_commitish', 'invalid');
  store.transaction.move({ ref, before: null, after: sha });
}

function invalid(field: string, code: string) {
  return validationFailed({ resource: 'Release', code, field });
}

function publishedReleases({ repository }: Call): Release[] {
  return repository.store.releases.all().filter(({ draft }) => !draft);
}

function found(call: Call, release: Release | undefined): Answer {
  if (release === undefined) throw notFound();
  return ok(releaseBody(call, release));
}

function releaseBody({ urls }: Call, release: Release): Body<'repos', 'getRelease'> {
  const { id, tag, target, name, body, draft, prerelease, author, createdAt, publishedAt } = release;
  const url = urls.api(`/releases/${id}`);
  return {
    url,
    html_url: urls.html(`/releases/tag/${encodeURIComponent(tag)}`),
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: urls.api(`/tarball/${tag}`),
    zipball_url: urls.api(`/zipball/${tag}`),
    id,
    node_id: nodeId('RE', id),
    tag_name: tag,
    target_commitish: target,
    name,
    body,
    draft,
    prerelease,
    created_at: createdAt,
    published_at: publishedAt,
    author: userBody(urls, author),
    assets: [],
  };
}
