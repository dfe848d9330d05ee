import type { Assembly } from '../model/assembly';
import type { PlanPart } from '../model/plan-part';
import type { PlannedStack } from '../model/planned-stack';

/** What a part says of a stack; `null` where it is of another one, or of the same as another tree has it. */
export function plannedOf(id: string, part: PlanPart, { stacks }: Assembly): PlannedStack | null {
  const stack = stacks.find((one) => one.id === id);
  const isIts =
    stack !== undefined &&
    part.stack === id &&
    part.environment === stack.environment &&
    part.synthDigest === stack.digest &&
    (part.kind !== 'planned' || part.plan.changeSet.stack === id);
  if (!isIts) return null;
  switch (part.kind) {
    case 'planned':
      return { stack, kind: part.kind, plan: part.plan };
    case 'blocked':
      return { stack, kind: part.kind, waitsFor: part.waitsFor };
    case 'refused':
      return { stack, kind: part.kind, refusals: part.refusals };
    case 'failed': {
      const locked = 'isLocked' in part ? { isLocked: part.isLocked } : {};
      return { stack, kind: part.kind, because: part.because, ...locked };
    }
    default:
      return part satisfies never;
  }
}
