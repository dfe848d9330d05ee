import { assess } from '../assess/assess';
import { environmentCost } from '../assess/cost/cost-delta';
import { driftOf } from '../drift/drift-of';
import { reversed } from '../drift/reversed';
import { foreseen } from '../gate/foreseen';
import type { Assembly } from '../model/assembly';
import type { Found } from '../model/drift-watch';
import type { PlannedStack } from '../model/planned-stack';

/** What the plan of a stack tells of its drift. */
export function foundIn(planned: PlannedStack, { environments }: Assembly, now: Date): Found {
  if (planned.kind === 'blocked')
    return { kind: 'failed', because: `the state of ${planned.waitsFor.join(', ')} is empty, which it needs` };
  if (planned.kind === 'refused') return { kind: 'failed', because: 'Terraform must not see it: a policy refuses it' };
  if (planned.kind === 'failed') {
    const { because, isLocked = false } = planned;
    return { kind: isLocked ? 'moving' : 'failed', because };
  }
  const { stack, plan: made } = planned;
  const environment = environments.find(({ name }) => name === stack.environment);
  if (environment === undefined) return { kind: 'failed', because: `no environment owns ${stack.id}` };
  if (made.changeSet.errored) return { kind: 'failed', because: 'Terraform met an error while it planned' };
  const undoing = assess(made.changeSet);
  const drift = driftOf({ environment: environment.name, undoing, done: assess(reversed(made.changeSet)) });
  if (drift === null) return { kind: 'clean' };
  const cost = environmentCost([made.changeSet], environment, environments);
  const proposed = { stack: stack.id, dependencies: stack.dependencies, kind: 'planned', assessment: undoing } as const;
  return { kind: 'drifted', drift, ...foreseen({ stacks: [proposed], cost }, environment, now) };
}
