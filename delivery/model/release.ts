/** One reviewed tree of the repository. Two commits with the same tree are one release. */
export interface Release {
  /** The commit it was built from. */
  readonly commit: string;
  /** The git tree of that commit. */
  readonly tree: string;
  /** Its tag, once it has one. */
  readonly tag?: string;
}

/** A name a person knows a release by. */
export function releaseName({ tag, commit }: Release): string {
  return tag ?? commit.slice(0, 7);
}
