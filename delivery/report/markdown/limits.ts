/** How much a document may show. */
export interface Limits {
  /** UTF-8 bytes of the whole. */
  readonly bytes: number;
  /** Lines of one text difference. */
  readonly diffLines: number;
  /** Elements of one list, such as the objects of a folded group. */
  readonly elements: number;
}

/** A comment: GitHub refuses more than 65,536 characters, and the marker that finds it again needs room. */
export const COMMENT: Limits = { bytes: 60_000, diffLines: 30, elements: 200 };

/** A job summary: GitHub drops one of more than 1 MiB a step. */
export const SUMMARY: Limits = { bytes: 1_000_000, diffLines: 400, elements: 5_000 };
