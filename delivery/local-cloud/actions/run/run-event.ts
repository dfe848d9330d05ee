import type { Value } from '../expressions/contexts';

/** Something that happened, as workflows see it. */
export interface RunEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, Value>>;
  /** `refs/heads/main`, `refs/tags/v1.0.0`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** The commit that `ref` stands for: of a pull request, the trial merge. */
  readonly sha: string;
  /** Of a pull request, its head; else the same as `sha`. */
  readonly headSha: string;
  readonly headBranch: string;
  /** Where a pull request goes; else empty. */
  readonly baseBranch: string;
  readonly actor: string;
  readonly pull: number | null;
  readonly isFork: boolean;
}
