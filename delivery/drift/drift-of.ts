import type { Assessment } from '../model/assessment';
import { isEmpty } from '../model/change-set';
import { RISK_KINDS, type Risk, worstFirst } from '../model/risk';
import { DRIFT_DANGERS, type DriftDanger, type DriftedObject, type StackDrift } from '../model/stack-drift';
import { dangerOf } from './danger-of';

/** What is known of a stack that was planned against the world. */
export interface DriftInput {
  readonly environment: string;
  /** The plan that would put it right. */
  readonly undoing: Assessment;
  /** The same plan the other way round. */
  readonly done: Assessment;
}

/**
 * How a stack differs from what was verified of it; `null` where its plan changes nothing. Attributes that Terraform
 * found changed and that the code does not state are no drift: no plan puts them right.
 */
export function driftOf({ environment, undoing, done }: DriftInput): StackDrift | null {
  const { changeSet, digest } = undoing;
  if (isEmpty(changeSet)) return null;
  const objects = undoing.changes.map(({ change, risks }, at): DriftedObject => {
    const made = done.changes[at]?.risks ?? [];
    return { change, danger: dangerOf(change, [...made, ...risks]), done: made, undoing: risks };
  });
  const sorted = objects.sort((a, b) => rank(a.danger) - rank(b.danger) || byRisk(a, b) || byAddress(a, b));
  const danger = sorted[0]?.danger ?? 'other';
  return { stack: changeSet.stack, environment, digest, danger, objects: sorted, assessment: undoing };
}

/** Drifts, the most dangerous first. */
export function byDanger(drifts: readonly StackDrift[]): StackDrift[] {
  return [...drifts].sort((a, b) => rank(a.danger) - rank(b.danger) || (a.stack < b.stack ? -1 : 1));
}

function rank(danger: DriftDanger): number {
  return DRIFT_DANGERS.indexOf(danger);
}

const LEVELS: readonly Risk['level'][] = ['high', 'medium', 'low'];

function byRisk(a: DriftedObject, b: DriftedObject): number {
  return worst(a) - worst(b);
}

function worst({ done, undoing }: DriftedObject): number {
  const [risk] = worstFirst([...done, ...undoing]);
  if (risk === undefined) return Infinity;
  return LEVELS.indexOf(risk.level) * RISK_KINDS.length + RISK_KINDS.indexOf(risk.kind);
}

function byAddress(a: DriftedObject, b: DriftedObject): number {
  return a.change.address < b.change.address ? -1 : 1;
}
