import type { Release } from '../model/release';
import type { ReleaseTag } from '../model/release-tag';

/** A branch of the remote, and what it stands at. */
export interface BranchTip extends Release {
  readonly branch: string;
}

/** A branch that is to hold a tree. */
export interface WantedBranch {
  readonly branch: string;
  /** The git tree: the files, all of them. */
  readonly tree: string;
  /** The commit that it comes after. */
  readonly parent: string;
  readonly message: string;
}

/** A commit on top of another that differs from it in the text of some files. */
export interface WantedEdit {
  readonly parent: string;
  /** By their place in the tree: `environments/dev.ts`. The parent has each of them. */
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

/** The repository's history, on this machine. */
export interface SourceControl {
  /**
   * The release that a branch, tag or commit names. Its tag is the one that was asked for, else that of the newest
   * version on its commit.
   */
  resolve(revision: string): Promise<Release>;
  /**
   * The files as they stand in the clone, committed or not: their tree, and the newest commit below them that others
   * have too. Where the tree is not that of the commit, nobody can check it out again.
   */
  working(): Promise<Release>;
  /** A folder with that commit's files, ready to synthesize: absolute. The same tree gives the same folder, whatever commit it is of. */
  checkout(commit: string): Promise<string>;
  /** The commit from which two commits went their own ways. */
  mergeBase(one: string, other: string): Promise<string>;
  /**
   * Whether `other` has `one` in its history; a commit is an ancestor of itself.
   * @param other a commit, or a branch such as `origin/main`. @throws DeliveryError `Usage` where the clone lacks one.
   */
  isAncestor(one: string, other: string): Promise<boolean>;
  /** Where the remote's default branch stands now. @throws DeliveryError `GitHubFailed` where the remote does not answer. */
  tip(): Promise<BranchTip>;
  /**
   * Publishes a branch with one commit on top of `parent` that has just that tree, and gives back the commit. Done
   * already where the branch stands at such a tree, whatever its parent is.
   * @throws DeliveryError `Refused` where the branch holds something else, `GitHubFailed` where it cannot be published.
   */
  publishTree(wanted: WantedBranch): Promise<string>;
  /** The text of a file of a commit; `null` where it has no such file. @param file `environments/dev.ts`, for example. */
  textOf(commit: string, file: string): Promise<string | null>;
  /**
   * Makes a commit that no branch has, for nobody to see: the clone's files and branches stay as they are. The same edit
   * gives the same commit, and {@link publishTree} of its tree, parent and message publishes it.
   * @throws DeliveryError `Usage` where the parent lacks one of the files.
   */
  edit(wanted: WantedEdit): Promise<Release>;
  /** The branches of the remote, as this clone knows them: `main`, `release/1.2`. */
  branches(): Promise<string[]>;
  /**
   * Puts an annotated tag on a commit and publishes it: both or neither. Done already where the same commit has it.
   * @throws DeliveryError `Refused` where another commit has it, `GitHubFailed` where it cannot be published.
   */
  tag(name: string, commit: string, message: string): Promise<void>;
  /** The tags `v…` of the remote, and the commit that each is on. @throws DeliveryError `GitHubFailed`. */
  releaseTags(): Promise<{ readonly name: string; readonly commit: string }[]>;
  /**
   * The messages of the commits that came after one, up to another, the newest first: those of a merged branch are its
   * merge's. At most 500.
   * @param from `null` for all.
   */
  messages(from: string | null, to: string): Promise<string[]>;
  /** What the remote and this clone say of a tag. @throws DeliveryError `GitHubFailed` where the remote does not answer. */
  releaseTag(name: string): Promise<ReleaseTag>;
}
