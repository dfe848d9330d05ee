import type { ReviewKeys } from '../model/review-key';

/** By what a review record is known to be ours. */
export interface Trust {
  /** `OWNER/NAME`: a record of another repository is worth nothing. */
  readonly repository: string;
  readonly keys: ReviewKeys;
  /** Who writes records here, such as `github-actions[bot]`. */
  readonly author: string;
}
