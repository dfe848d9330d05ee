import type { Release } from '../model/release';

/** The repository's history, on this machine. */
export interface SourceControl {
  /** The release that a branch, tag or commit names. */
  resolve(revision: string): Promise<Release>;
  /** A folder with that commit's files, ready to synthesize: absolute. The same commit gives the same folder. */
  checkout(commit: string): Promise<string>;
  /** The commit from which two commits went their own ways. */
  mergeBase(one: string, other: string): Promise<string>;
  /** Puts an annotated tag on a commit and publishes it. */
  tag(name: string, commit: string, message: string): Promise<void>;
}
