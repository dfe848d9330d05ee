/** What Terraform means to do to one object. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'read' | 'forget';

/** One attribute that a change touches, in words that hold no secret. */
export interface AttributeChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** One object that a plan changes. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** The attributes that differ, for updates and replaces. */
  readonly attributes: readonly AttributeChange[];
  /** The attributes that force a replace. */
  readonly replacedBecause: readonly string[];
}

/** A plan of one stack, read as data. */
export interface StackPlan {
  /** The id of the stack. */
  readonly stack: string;
  readonly changes: readonly Change[];
  /** Names of the outputs that change. */
  readonly outputs: readonly string[];
  /** Addresses of objects that were changed behind Terraform's back. */
  readonly drifted: readonly string[];
}

/** Whether a plan would change nothing at all. */
export function isEmpty(plan: StackPlan): boolean {
  return plan.changes.length === 0 && plan.outputs.length === 0;
}

/** How many changes of each action a plan holds. */
export function countsOf(plans: readonly StackPlan[]): Record<Action, number> {
  const counts: Record<Action, number> = { create: 0, update: 0, replace: 0, delete: 0, read: 0, forget: 0 };
  for (const { changes } of plans) {
    for (const { action } of changes) counts[action] += 1;
  }
  return counts;
}
