import { type Answer, type Call, ok } from '../api/call';
import { diffAnswer } from '../api/diff-answer';
import { listed } from '../api/pages';
import { alsoAs, route } from '../api/route';
import { commitBody } from '../commits/commit-body';
import { fileBody } from '../commits/file-body';
import { commitsBetween, mergeBase, readCommits } from '../git/commits';
import { diffText, filesBetween } from '../git/diff';
import { createPull } from './create-pull';
import { listPulls } from './list-pulls';
import { isMerged, mergePull } from './merge-pull';
import { pullBody } from './pull-body';
import { type Pull, pullNamed } from './pull-named';
import { updatePull } from './update-pull';

/** Pull requests: a branch that asks to join another. */
export const pullRoutes = [
  route('GET /repos/{owner}/{repo}/pulls', 'pulls/pulls#list-pull-requests', listPulls),
  route('POST /repos/{owner}/{repo}/pulls', 'pulls/pulls#create-a-pull-request', createPull),
  alsoAs(['diff'], route('GET /repos/{owner}/{repo}/pulls/{pull_number}', 'pulls/pulls#get-a-pull-request', get)),
  route('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', 'pulls/pulls#update-a-pull-request', updatePull),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', 'pulls/pulls#list-commits-on-a-pull-request', commits),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', 'pulls/pulls#list-pull-requests-files', files),
  route(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/merge',
    'pulls/pulls#check-if-a-pull-request-has-been-merged',
    isMerged,
  ),
  route('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', 'pulls/pulls#merge-a-pull-request', mergePull),
];

async function get(call: Call): Promise<Answer> {
  const issue = await pullNamed(call);
  if (call.format !== 'diff') return ok(await pullBody(call, issue));
  return diffAnswer(await diffText(call.repository.git, await parted(call, issue), issue.pull.headSha));
}

async function commits(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const { pull } = await pullNamed(call);
  const all = await readCommits(git, await commitsBetween(git, pull.baseSha, pull.headSha));
  return listed(call, all, (commit) => commitBody(call, commit));
}

async function files(call: Call): Promise<Answer> {
  const issue = await pullNamed(call);
  const { headSha } = issue.pull;
  const all = await filesBetween(call.repository.git, await parted(call, issue), headSha);
  return listed(call, all, (file) => fileBody(call, file, headSha));
}

/** Where the head left the base: a pull request shows what was done since. */
function parted({ repository }: Call, { pull }: Pull): Promise<string | undefined> {
  return mergeBase(repository.git, pull.baseSha, pull.headSha);
}
