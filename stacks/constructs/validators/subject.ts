import type { Attributes } from './attributes';

/** One thing in a synthesized stack that a rule can judge. */
export interface Subject {
  /** A resource type, `data.<type>`, `provider.<name>`, `backend.<kind>`, `output`, `locals`, or `stack`. */
  readonly type: string;
  /** How Terraform names it inside its stack: `aws_s3_bucket.raw`. */
  readonly reference: string;
  /** The path of the construct that made it: `dev-lake/raw/bucket`. */
  readonly address: string;
  readonly attributes: Attributes;
}
