import type { Attributes, Value } from './value';

/** What Terraform means to do to one object; `none` where it is only moved or imported. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'read' | 'forget' | 'none';

/** One object that a plan touches. */
export interface Change {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** The source address of its provider, such as `registry.terraform.io/hashicorp/aws`. */
  readonly provider: string;
  readonly action: Action;
  /** For a replace: whether the new object is made before the old one is deleted. */
  readonly createdFirst: boolean;
  /** The key of a leftover of an earlier replace, where that is what is deleted. */
  readonly deposed: string | null;
  /** Why Terraform chose the action, in its own word, such as `replace_because_cannot_update`. */
  readonly reason: string | null;
  readonly before: Attributes | null;
  readonly after: Attributes | null;
  /** Paths of the attributes that force a replace, such as `ebs.0.size`. */
  readonly replacedBecause: readonly string[];
  readonly movedFrom: string | null;
  /** The identifier under which it is imported. */
  readonly importedAs: string | null;
  /**
   * Names of the attributes that its configuration states, without blocks that are made by a `dynamic` one; left out where
   * the plan does not tell. What is not known before the apply and not stated either is left to the provider.
   */
  readonly stated?: readonly string[];
}

/** An output that changes. */
export interface OutputChange {
  readonly name: string;
  readonly action: Extract<Action, 'create' | 'update' | 'delete'>;
  readonly before: Value;
  readonly after: Value;
}

/** A change that Terraform put off, because something it needs is not known yet. */
export interface DeferredChange {
  readonly reason: string;
  readonly change: Change;
}

/** What became of a `check` block, a precondition or a postcondition. */
export interface CheckResult {
  readonly address: string;
  readonly status: 'pass' | 'fail' | 'error' | 'unknown';
  readonly problems: readonly string[];
}

/** An object that a plan leaves as it is. */
export interface Unchanged {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Attributes;
}

/** A plan of one stack, read as data that holds no secret. */
export interface ChangeSet {
  /** The id of the stack. */
  readonly stack: string;
  /** The version of Terraform that made the plan. */
  readonly terraform: string;
  readonly changes: readonly Change[];
  readonly unchanged: readonly Unchanged[];
  readonly outputs: readonly OutputChange[];
  /** Objects that were changed behind Terraform's back: `before` is the state, `after` the world. */
  readonly drift: readonly Change[];
  readonly deferred: readonly DeferredChange[];
  readonly checks: readonly CheckResult[];
  /** Whether Terraform met an error while it planned. */
  readonly errored: boolean;
  /** Whether applying it leaves nothing to plan, as far as Terraform knows. */
  readonly complete: boolean;
}

/** A change set that changes nothing. */
export function emptyChangeSet(stack: string, terraform: string): ChangeSet {
  const none = { changes: [], unchanged: [], outputs: [], drift: [], deferred: [], checks: [] };
  return { stack, terraform, ...none, errored: false, complete: true };
}

/** Whether a plan would change nothing at all. */
export function isEmpty({ changes, outputs, deferred }: ChangeSet): boolean {
  return changes.length + outputs.length + deferred.length === 0;
}

/** How many changes of each action plans hold. */
export function countsOf(sets: readonly Pick<ChangeSet, 'changes'>[]): Record<Action, number> {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, read: 0, forget: 0, none: 0 };
  for (const { changes } of sets) {
    for (const { action } of changes) counts[action] += 1;
  }
  return counts;
}

/** What a change is called: its address, and the key of the leftover that it deletes where it deletes one. */
export function identityOf({ address, deposed }: Pick<Change, 'address' | 'deposed'>): string {
  return deposed === null ? address : `${address} (deposed ${deposed})`;
}
