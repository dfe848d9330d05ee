import { expression, literal } from '../model/expression';
import type { Target } from './estate';

type Told = 'account' | 'region' | 'planRole' | 'applyRole' | 'reviewKey';

/** What is told of the environment that another expression names; nothing for one that is not on the path. */
export function choose(targets: readonly Target[], told: Told, environment: string): string {
  const cases = targets.map((target) => `${environment} == ${literal(target.name)} && ${literal(target[told])}`);
  return expression([...cases, "''"].join(' || '));
}
