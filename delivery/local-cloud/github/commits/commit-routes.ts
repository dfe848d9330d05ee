import { z } from 'zod';

import { ApiError, notFound } from '../api/api-error';
import { type Answer, type Call, ok, parameter } from '../api/call';
import { diffAnswer } from '../api/diff-answer';
import { queryOf } from '../api/input';
import { listed } from '../api/pages';
import { alsoAs, route } from '../api/route';
import { readCommit } from '../git/commits';
import { diffText, filesBetween } from '../git/diff';
import { commitNamed } from '../git/objects';
import { pullItem } from '../pulls/pull-body';
import { everyPull } from '../pulls/pull-named';
import { commitAsked } from './commit-asked';
import { commitBody } from './commit-body';
import { compare } from './compare';
import { fileBody } from './file-body';

/** Commits and what lies between them. */
export const commitRoutes = [
  route('GET /repos/{owner}/{repo}/commits', 'commits/commits#list-commits', list),
  alsoAs(['diff'], route('GET /repos/{owner}/{repo}/commits/{ref}', 'commits/commits#get-a-commit', get)),
  route(
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    'commits/commits#list-pull-requests-associated-with-a-commit',
    pulls,
  ),
  alsoAs(
    ['diff'],
    route('GET /repos/{owner}/{repo}/compare/{+basehead}', 'commits/commits#compare-two-commits', compare),
  ),
];

const ListQuery = z.strictObject({
  sha: z.string().optional(),
  path: z.string().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

async function list(call: Call): Promise<Answer> {
  const { sha, path, since, until } = queryOf(call, ListQuery);
  const { git, defaultBranch } = call.repository;
  const tip = await commitNamed(git, sha ?? defaultBranch);
  if (tip === undefined) throw sha === undefined ? new ApiError(409, 'Git Repository is empty.') : notFound();
  const limits = [
    ...(since === undefined ? [] : [`--since=${since}`]),
    ...(until === undefined ? [] : [`--until=${until}`]),
  ];
  const argv = ['--literal-pathspecs', 'rev-list', ...limits, tip, '--', ...(path === undefined ? [] : [path])];
  const lines = await git.text(argv);
  const shas = lines === '' ? [] : lines.split('\n');
  return listed(call, shas, async (found) => commitBody(call, await readCommit(git, found)));
}

async function get(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = await commitAsked(call);
  const commit = await readCommit(git, sha);
  const [parent] = commit.parents;
  if (call.format === 'diff') return diffAnswer(await diffText(git, parent, sha));
  const files = await filesBetween(git, parent, sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...commitBody(call, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map((file) => fileBody(call, file, sha)),
  });
}

/** Merged ones for a commit of the default branch, open ones for others, as GitHub has it. */
async function pulls(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = await commitNamed(git, parameter(call, 'commit_sha'));
  if (sha === undefined) throw notFound();
  const all = await everyPull(call.repository);
  const having = await Promise.all(all.map(async (pull) => ({ pull, has: await bringsIn(call, pull, sha) })));
  const found = having.filter(({ has }) => has).map(({ pull }) => pull);
  return listed(call, found, (pull) => pullItem(call, pull));
}

type Pull = Awaited<ReturnType<typeof everyPull>>[number];

async function bringsIn({ repository: { git } }: Call, { pull }: Pull, sha: string): Promise<boolean> {
  if (pull.merged?.sha === sha) return true;
  const own = await git.text(['rev-list', pull.headSha, `^${pull.baseSha}`]);
  return own.split('\n').includes(sha);
}
