import { type Git, type Person, signature } from './git';

/** A commit, read; dates are in UTC. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'];

/** Commits by their names, in the order asked. */
export async function readCommits(git: Git, shas: readonly string[]): Promise<Commit[]> {
  if (shas.length === 0) return [];
  const argv = ['log', '-z', '--no-walk=unsorted', '--stdin', `--format=tformat:${FIELDS.join('%x00')}`];
  const { stdout } = await git.run(argv, { input: shas.map((sha) => `${sha}\n`).join('') });
  const tokens = stdout.toString().split('\0');
  return shas.map((_, i) => commit(tokens.slice(i * FIELDS.length, (i + 1) * FIELDS.length)));
}

/** One commit by its name. */
export async function readCommit(git: Git, sha: string): Promise<Commit> {
  const [found] = await readCommits(git, [sha]);
  if (found === undefined) throw new Error(`git has no commit ${sha}`);
  return found;
}

interface Draft {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author?: Person;
  readonly committer?: Person;
}

/** Stores a commit and gives its name; GitHub itself is author and committer unless the draft says. */
export async function writeCommit(git: Git, { tree, parents, message, author, committer }: Draft): Promise<string> {
  const argv = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return git.text(argv, {
    input: message,
    env: {
      ...(author === undefined ? {} : signature(author, 'AUTHOR')),
      ...(committer === undefined ? {} : signature(committer, 'COMMITTER')),
    },
  });
}

/** The commits that `to` has and `from` lacks, oldest first. */
export async function commitsBetween(git: Git, from: string, to: string): Promise<string[]> {
  const lines = await git.text(['rev-list', '--reverse', '--topo-order', to, `^${from}`]);
  return lines === '' ? [] : lines.split('\n');
}

/** The best common ancestor; `undefined` where the histories never met. */
export async function mergeBase(git: Git, one: string, other: string): Promise<string | undefined> {
  const { code, stdout } = await git.run(['merge-base', one, other], { answers: [0, 1] });
  return code === 0 ? stdout.toString().trim() : undefined;
}

/** Whether everything in `ancestor` is in `descendant` too. */
export async function contains(git: Git, descendant: string, ancestor: string): Promise<boolean> {
  return git.holds(['merge-base', '--is-ancestor', ancestor, descendant]);
}

function commit(tokens: readonly string[]): Commit {
  const [sha = '', tree = '', parents = '', ...rest] = tokens;
  const [authorName = '', authorEmail = '', authored = '0', name = '', email = '', committed = '0', message = ''] =
    rest;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: authorName, email: authorEmail, date: utc(authored) },
    committer: { name, email, date: utc(committed) },
    message: message.trimEnd(),
  };
}

function utc(epochSeconds: string): string {
  return `${new Date(Number(epochSeconds) * 1000).toISOString().slice(0, 19)}Z`;
}
