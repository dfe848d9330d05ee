import type { Git } from './git';

/** One file between two commits, with GitHub's names. */
export interface FileChange {
  readonly sha: string;
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly previous_filename?: string;
  /** The hunks; none for a binary file or a pure rename. */
  readonly patch?: string;
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** The empty tree, which git knows without storing it. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The files that differ from one commit, or from nothing, to another; renames are found. */
export async function filesBetween(git: Git, from: string | undefined, to: string): Promise<FileChange[]> {
  const ends = [from ?? EMPTY_TREE, to];
  const raw = await git.run(['diff', '-M', '-z', '--raw', '--no-abbrev', ...ends]);
  const counts = await git.run(['diff', '-M', '-z', '--numstat', ...ends]);
  const sections = (await diffText(git, from, to)).toString().split(/^(?=diff --git )/m);
  const lines = countLines(counts.stdout.toString());
  return files(raw.stdout.toString()).map((file, i) => {
    const { additions, deletions } = lines[i] ?? { additions: 0, deletions: 0 };
    const whole = { ...file, additions, deletions, changes: additions + deletions };
    // A file that became a link, or the reverse, is a removal and an addition.
    const section = sections.splice(0, file.status === 'changed' ? 2 : 1).join('');
    const patch = /^@@ [\s\S]*/m.exec(section)?.[0];
    return patch === undefined ? whole : { ...whole, patch: patch.trimEnd() };
  });
}

/** The difference as `git diff` prints it. */
export async function diffText(git: Git, from: string | undefined, to: string): Promise<Buffer> {
  return (await git.run(['diff', '-M', '--full-index', from ?? EMPTY_TREE, to])).stdout;
}

type Named = Pick<FileChange, 'sha' | 'filename' | 'status' | 'previous_filename'>;

/** `:<mode> <mode> <sha> <sha> <letter>NUL<path>NUL`, and a second path for renames and copies. */
function files(raw: string): Named[] {
  const tokens = raw.split('\0');
  const found: Named[] = [];
  for (let i = 0; i + 1 < tokens.length;) {
    const [, , before = '', after = '', letter = ''] = (tokens[i] ?? '').split(' ');
    const status = STATUS[letter.charAt(0)] ?? 'changed';
    const moved = status === 'renamed' || status === 'copied';
    const first = tokens[i + 1] ?? '';
    const sha = status === 'removed' ? before : after;
    found.push(
      moved
        ? { sha, filename: tokens[i + 2] ?? '', status, previous_filename: first }
        : { sha, filename: first, status },
    );
    i += moved ? 3 : 2;
  }
  return found;
}

/** `<added>TAB<removed>TAB<path>NUL`; for renames the path is empty and two more follow. Binary files count as `-`. */
function countLines(numstat: string): { additions: number; deletions: number }[] {
  const tokens = numstat.split('\0').filter((token) => /^[\d-]+\t[\d-]+\t/.test(token));
  return tokens.map((token) => {
    const [additions = 0, deletions = 0] = token.split('\t', 2).map((count) => (count === '-' ? 0 : Number(count)));
    return { additions, deletions };
  });
}
