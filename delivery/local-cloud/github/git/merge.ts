import { type Commit, commitsBetween, readCommit, readCommits, writeCommit } from './commits';
import type { Git, Person } from './git';

/** The tree of a three-way merge by git itself; `undefined` where it conflicts. */
export async function mergedTree(git: Git, ours: string, theirs: string): Promise<string | undefined> {
  const argv = ['merge-tree', '--write-tree', '--no-messages', ours, theirs];
  const { code, stdout } = await git.run(argv, { answers: [0, 1, 128] });
  return code === 0 ? stdout.toString().trim() : undefined;
}

interface Sides {
  readonly base: string;
  readonly head: string;
}

interface Wording {
  readonly message: string;
  readonly author: Person;
}

/** A merge commit of head into base; `undefined` where they conflict. */
export async function mergeCommit(git: Git, sides: Sides, wording: Wording): Promise<string | undefined> {
  const tree = await mergedTree(git, sides.base, sides.head);
  return tree && writeCommit(git, { tree, parents: [sides.base, sides.head], ...wording });
}

/** One commit on base with all that head brings; `undefined` where they conflict. */
export async function squashCommit(git: Git, sides: Sides, wording: Wording): Promise<string | undefined> {
  const tree = await mergedTree(git, sides.base, sides.head);
  return tree && writeCommit(git, { tree, parents: [sides.base], ...wording });
}

/**
 * Head's commits one by one on base, authors kept; `undefined` where one conflicts. As on GitHub every commit is made
 * anew, even where base has not moved, and merge commits are left out.
 */
export async function rebasedCommits(git: Git, { base, head }: Sides, committer: Person): Promise<string | undefined> {
  const shas = await commitsBetween(git, base, head);
  let onto = base;
  for (const commit of await readCommits(git, shas)) {
    if (commit.parents.length > 1) continue;
    const next = await picked(git, { commit, onto }, committer);
    if (next === undefined) return undefined;
    onto = next;
  }
  return onto;
}

interface Pick {
  readonly commit: Commit;
  readonly onto: string;
}

/**
 * A commit's change on top of another. git 2.38 cannot be told a merge base, so a commit that has the tree of `onto`
 * and the parent of the picked one makes that parent the merge base.
 */
async function picked(git: Git, { commit, onto }: Pick, committer: Person): Promise<string | undefined> {
  const [parent] = commit.parents;
  const { tree: ontoTree } = await readCommit(git, onto);
  const stand = await writeCommit(git, {
    tree: ontoTree,
    parents: parent === undefined ? [] : [parent],
    message: 'the tree to pick onto',
  });
  const tree = await mergedTree(git, stand, commit.sha);
  if (tree === undefined) return undefined;
  return writeCommit(git, { tree, parents: [onto], message: commit.message, author: commit.author, committer });
}
