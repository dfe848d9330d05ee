import type { Action, AttributeChange, Change, StackPlan } from '../../model/stack-plan';
import { DeliveryError } from '../../model/delivery-error';
import { PlanFile, type ResourceChange } from './plan-file';
import { type Mask, maskFor } from './mask';

/**
 * A JSON plan as data that holds no value Terraform knows as sensitive.
 * @throws DeliveryError `TerraformFailed` when it is not a plan this version can read.
 */
export function readPlan(stack: string, json: string): StackPlan {
  const parsed = PlanFile.safeParse(JSON.parse(json));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'unknown shape' };
    throw new DeliveryError(
      'TerraformFailed',
      `the plan of ${stack} cannot be read at ${path.join('.')}: expected ${message}`,
    );
  }
  const { resource_changes: changes, resource_drift: drift, output_changes: outputs } = parsed.data;
  const mask = maskFor(changes);
  return {
    stack,
    changes: changes.flatMap((change) => readChange(change, mask)),
    outputs: Object.entries(outputs)
      .filter(([, { actions }]) => !actions.every((action) => action === 'no-op'))
      .map(([name]) => name),
    drifted: drift.map(({ address }) => address),
  };
}

function readChange({ address, type, change }: ResourceChange, mask: Mask): Change[] {
  const action = actionOf(change.actions);
  if (action === undefined) return [];
  const attributes = action === 'update' || action === 'replace' ? attributesOf(change, mask) : [];
  const replacedBecause = (change.replace_paths ?? []).map((path) => path.join('.'));
  return [{ address, type, action, attributes, replacedBecause }];
}

function actionOf(actions: readonly string[]): Action | undefined {
  const [first, second] = actions;
  if (second !== undefined) return 'replace';
  if (first === undefined || first === 'no-op') return undefined;
  return first as Action;
}

type Attributes = Readonly<Record<string, unknown>>;

function attributesOf(
  { before, after, after_unknown: unknown }: ResourceChange['change'],
  mask: Mask,
): AttributeChange[] {
  const [old, next, later] = [before, after, unknown].map((value) => (value ?? {}) as Attributes);
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(next ?? {}), ...Object.keys(later ?? {})]);
  return [...names].sort().flatMap((name) => {
    const known = later?.[name] !== true;
    const [from, to] = [old?.[name] ?? null, next?.[name] ?? null].map((value) => JSON.stringify(value));
    if (known && from === to) return [];
    return [{ name, before: mask(from ?? 'null'), after: known ? mask(to ?? 'null') : '(known after apply)' }];
  });
}
