import type { RefMove } from '../store/transaction';
import type { Git } from './git';

/** A ref and what it points to. */
export interface Ref {
  readonly name: string;
  readonly sha: string;
  readonly type: string;
}

const NO_OBJECT = '0'.repeat(40);

/** A ref was somewhere else than the request had read: a push came in between. */
export class RefMovedError extends Error {
  override readonly name = 'RefMovedError';
}

/** Refs whose full name starts with `prefix`, in the order of their names. */
export async function refsUnder(git: Git, prefix: string): Promise<Ref[]> {
  return (await refsLike(git)).filter(({ name }) => name.startsWith(prefix));
}

/** One ref, by its full name. */
export async function refNamed(git: Git, name: string): Promise<Ref | undefined> {
  // The pattern spares git the others, but it finds what lies below the name, too.
  return (await refsLike(git, name)).find((ref) => ref.name === name);
}

async function refsLike(git: Git, ...patterns: readonly string[]): Promise<Ref[]> {
  const lines = await git.text(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', ...patterns]);
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', sha = '', type = ''] = line.split(' ');
      return { name, sha, type };
    });
}

/** Whether git allows the name, which must be full. */
export async function isRefName(git: Git, name: string): Promise<boolean> {
  return /^refs\/[^/]+\/./.test(name) && (await git.holds(['check-ref-format', name]));
}

/**
 * Moves refs, all or none. A ref that is already where it should be is left, so that a move can be repeated.
 * @throws RefMovedError when one is not where its move says.
 */
export async function moveRefs(git: Git, moves: readonly RefMove[]): Promise<void> {
  if (moves.length === 0) return;
  const now = new Map((await refsUnder(git, 'refs/')).map(({ name, sha }) => [name, sha]));
  const pending = moves.filter(({ ref, after }) => now.get(ref) !== after);
  if (pending.length === 0) return;
  const lines = pending.map(({ ref, before, after }) => `update ${ref}\0${after}\0${before ?? NO_OBJECT}\0`);
  const { code, stderr } = await git.run(['update-ref', '--stdin', '-z'], {
    input: lines.join(''),
    answers: [0, 128],
  });
  if (code !== 0) throw new RefMovedError(stderr);
}

/** Deletes a ref if it still points to what was read. */
export async function deleteRef(git: Git, { name, sha }: Ref): Promise<void> {
  await git.run(['update-ref', '-d', name, sha]);
}
