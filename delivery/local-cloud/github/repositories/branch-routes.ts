import { z } from 'zod';

import { notFound } from '../api/api-error';
import { type Answer, type Call, ok, parameter } from '../api/call';
import { queryOf } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Body, Item } from '../api/shape';
import { commitBody } from '../commits/commit-body';
import { readCommit } from '../git/commits';
import { commitNamed } from '../git/objects';
import { type Ref, refNamed, refsUnder } from '../git/refs';

/** Branches and tags, as lists with their commits. */
export const branchRoutes = [
  route('GET /repos/{owner}/{repo}/branches', 'branches/branches#list-branches', branches),
  route('GET /repos/{owner}/{repo}/branches/{+branch}', 'branches/branches#get-a-branch', branch),
  route('GET /repos/{owner}/{repo}/tags', 'repos/repos#list-repository-tags', tags),
];

const HEADS = 'refs/heads/';
const TAGS = 'refs/tags/';

async function branches(call: Call): Promise<Answer> {
  const { protected: wanted } = queryOf(call, z.strictObject({ protected: z.enum(['true', 'false']).optional() }));
  const all = wanted === 'true' ? [] : await refsUnder(call.repository.git, HEADS);
  return listed(call, all, (ref) => branchBody(call, ref));
}

function branchBody({ urls }: Call, { name, sha }: Ref): Item<'repos', 'listBranches'> {
  return { name: name.slice(HEADS.length), commit: { sha, url: urls.api(`/commits/${sha}`) }, protected: false };
}

async function branch(call: Call): Promise<Answer> {
  const name = parameter(call, 'branch');
  const ref = await refNamed(call.repository.git, `${HEADS}${name}`);
  if (ref === undefined) throw notFound('Branch not found');
  const body: Body<'repos', 'getBranch'> = {
    name,
    commit: commitBody(call, await readCommit(call.repository.git, ref.sha)),
    protected: false,
    protection: { enabled: false, required_status_checks: { contexts: [], checks: [] } },
  };
  return ok(body);
}

async function tags(call: Call): Promise<Answer> {
  const found = await refsUnder(call.repository.git, TAGS);
  return listed(call, found.reverse(), (ref) => tagBody(call, ref));
}

async function tagBody({ urls, repository }: Call, { name }: Ref): Promise<Item<'repos', 'listTags'>> {
  const tag = name.slice(TAGS.length);
  const sha = (await commitNamed(repository.git, name)) ?? '';
  return {
    name: tag,
    node_id: nodeId('REF', name),
    commit: { sha, url: urls.api(`/commits/${sha}`) },
    zipball_url: urls.api(`/zipball/${name}`),
    tarball_url: urls.api(`/tarball/${name}`),
  };
}
