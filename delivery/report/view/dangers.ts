import type { Proposal, ProposedEnvironment } from '../../model/proposal';
import { type RiskLevel, highestLevel } from '../../model/risk';
import type { AssessedChange } from '../../model/assessment';
import { isRemoval, plannedIn } from './proposal-view';
import { whyOf } from './why';

/** An object that a change takes away, in one stack or in its likes of several environments. */
export interface Danger {
  readonly action: 'delete' | 'replace';
  readonly type: string;
  readonly address: string;
  readonly why: string | null;
  /** What is lost, and what else is risky about it. */
  readonly risks: readonly string[];
  readonly level: RiskLevel;
  readonly stacks: readonly string[];
}

/** Every delete and every replace of a proposal, each once, with all the stacks it happens in. */
export function dangersOf({ environments }: Pick<Proposal, 'environments'>): Danger[] {
  const found = new Map<string, Danger & { stacks: string[] }>();
  for (const { stack, short, assessed } of environments.flatMap(removalsIn)) {
    const danger = dangerOf(assessed);
    const key = JSON.stringify([short, danger]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...danger, stacks: [stack] });
    else known.stacks.push(stack);
  }
  return [...found.values()];
}

interface Removal {
  readonly stack: string;
  /** The stack's name without that of its environment. */
  readonly short: string;
  readonly assessed: AssessedChange;
}

function removalsIn(environment: ProposedEnvironment): Removal[] {
  return plannedIn(environment).flatMap(({ stack, assessment }) => {
    const short = stack.startsWith(`${environment.name}-`) ? stack.slice(environment.name.length + 1) : stack;
    const removals = assessment.changes.filter(({ change }) => isRemoval(change));
    return removals.map((assessed) => ({ stack, short, assessed }));
  });
}

function dangerOf({ change, risks }: AssessedChange): Omit<Danger, 'stacks'> {
  const { action, type, address } = change;
  return {
    action: action === 'replace' ? 'replace' : 'delete',
    type,
    address,
    why: whyOf(change),
    risks: [...new Set(risks.filter(({ kind }) => kind !== 'routine').map(({ reason }) => reason))],
    level: highestLevel(risks),
  };
}
