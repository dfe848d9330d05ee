import type { PolicyLine } from './policy-document';

/** What one AWS resource says about access. */
export type IamFact =
  /** It is there, made by a stack. */
  | { readonly kind: 'subject'; readonly subject: string }
  /** A policy on a resource; on a role, who may become it. */
  | { readonly kind: 'resource policy'; readonly subject: string; readonly lines: readonly PolicyLine[] }
  /** A policy of someone's own. */
  | {
      readonly kind: 'own policy';
      readonly who: string;
      readonly name: string;
      readonly lines: readonly PolicyLine[];
      /** Whether a role only lists it, as it lists those that other resources make. */
      readonly listed: boolean;
    }
  | { readonly kind: 'managed policy'; readonly name: string; readonly lines: readonly PolicyLine[] }
  | { readonly kind: 'attachment'; readonly who: string; readonly arn: string; readonly listed: boolean }
  /** The policy that bounds what a role may do, whatever others allow it. */
  | { readonly kind: 'boundary'; readonly who: string; readonly arn: string };
