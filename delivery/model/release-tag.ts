/** To what a tag leads. */
export interface TagTarget {
  /** The id of the tag object; of the commit where the tag is lightweight. */
  readonly object: string;
  readonly commit: string;
  /** Whether it is an object of its own, with somebody who made it; not one that is lightweight. */
  readonly annotated: boolean;
}

/** What an annotated tag says of itself. */
export interface TagNote {
  /** The name it was made under. */
  readonly name: string;
  /** `NAME <ADDRESS>` */
  readonly tagger: string;
  /** When it was made: ISO 8601, UTC. */
  readonly at: string;
  readonly message: string;
}

/** A tag where everybody sees it, and in this clone: a clone never overwrites a tag that it has. */
export interface ReleaseTag {
  readonly name: string;
  /** At the remote; `null` where it has none of that name. */
  readonly published: TagTarget | null;
  /** In this clone; `null` where it has none of that name. */
  readonly local: TagTarget | null;
  /** The tree of the published one. */
  readonly tree: string | null;
  /** What the published one says; `null` where there is none, or it is lightweight. */
  readonly note: TagNote | null;
}
