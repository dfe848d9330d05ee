/** Who asks: every identifier of one principal, such as its role and the session that it made. */
export type Caller =
  | { readonly kind: 'AWS'; readonly arns: readonly string[]; readonly accountId: string }
  | { readonly kind: 'Service'; readonly name: string }
  | { readonly kind: 'Federated'; readonly arn: string };

/** The condition keys of a request, by their names without regard to case: a key has one value, or a list of them. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** What is asked of AWS. */
export interface IamRequest {
  /** `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` for what has none. */
  readonly resource: string;
  readonly caller?: Caller;
  readonly context: RequestContext;
}

/** The value of a condition key, whose name has no case (IAM User Guide, "IAM JSON policy elements: Condition"). */
export function valuesOf(context: RequestContext, key: string): readonly string[] | undefined {
  const name = key.toLowerCase();
  const found = Object.entries(context).find(([candidate]) => candidate.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? [found] : found;
}
