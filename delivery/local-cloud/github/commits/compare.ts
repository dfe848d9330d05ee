import { notFound } from '../api/api-error';
import { type Answer, type Call, ok, parameter } from '../api/call';
import { pageOf } from '../api/pages';
import { diffAnswer } from '../api/diff-answer';
import { commitsBetween, mergeBase, readCommit, readCommits } from '../git/commits';
import { diffText, filesBetween } from '../git/diff';
import { commitNamed } from '../git/objects';
import { commitBody } from './commit-body';
import { fileBody } from './file-body';

/** GitHub lists no more than this many files of a comparison. */
const MOST_FILES = 300;

/** `base...head`: what head has that base lacks, from where they parted. */
export async function compare(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const { base, head, parted } = await ends(call);
  if (call.format === 'diff') return diffAnswer(await diffText(git, parted, head));
  const [ahead, behind] = await Promise.all([commitsBetween(git, base, head), commitsBetween(git, head, base)]);
  const files = await filesBetween(git, parted, head);
  const page = pageOf(call.url, ahead);
  const commits = await readCommits(git, page.items);
  const body = {
    url: call.urls.api(`/compare/${base}...${head}`),
    html_url: call.urls.html(`/compare/${base}...${head}`),
    base_commit: commitBody(call, await readCommit(git, base)),
    merge_base_commit: commitBody(call, await readCommit(git, parted)),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.map((commit) => commitBody(call, commit)),
    files: files.slice(0, MOST_FILES).map((file) => fileBody(call, file, head)),
  };
  return { ...ok(body), headers: page.headers };
}

function statusOf(ahead: number, behind: number): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}

async function ends(call: Call): Promise<{ base: string; head: string; parted: string }> {
  const { git, owner } = call.repository;
  const names = parameter(call, 'basehead').split('...');
  const own = names.map((name) => (name.startsWith(`${owner}:`) ? name.slice(owner.length + 1) : name));
  const [base, head, ...rest] = await Promise.all(own.map((name) => commitNamed(git, name)));
  if (base === undefined || head === undefined || rest.length > 0) throw notFound();
  const parted = await mergeBase(git, base, head);
  if (parted === undefined) throw notFound(`No common ancestor between ${names[0] ?? ''} and ${names[1] ?? ''}.`);
  return { base, head, parted };
}
