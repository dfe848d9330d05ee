import type { Proposal, ProposedEnvironment } from '../../model/proposal';
import { RISK_KINDS, type Risk, type RiskLevel, worstFirst } from '../../model/risk';
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

/** Dangers of one type that happen in the same stacks for the same reasons. */
export interface DangerGroup extends Omit<Danger, 'address'> {
  readonly addresses: readonly [string, ...string[]];
}

/** Every delete and every replace of a proposal, each once, with all the stacks it happens in; the worst first. */
export function dangersOf({ environments }: Pick<Proposal, 'environments'>): Danger[] {
  const found = new Map<string, Danger & { stacks: string[]; worst: Risk | undefined }>();
  for (const { stack, short, assessed } of environments.flatMap(removalsIn)) {
    const danger = dangerOf(assessed);
    const key = JSON.stringify([short, danger]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...danger, stacks: [stack], worst: worstFirst(assessed.risks)[0] });
    else known.stacks.push(stack);
  }
  return [...found.values()].sort((a, b) => rank(a.worst) - rank(b.worst)).map(({ worst: _, ...danger }) => danger);
}

const LEVELS: readonly RiskLevel[] = ['high', 'medium', 'low'];

function rank(worst: Risk | undefined): number {
  if (worst === undefined) return LEVELS.length * RISK_KINDS.length;
  return LEVELS.indexOf(worst.level) * RISK_KINDS.length + RISK_KINDS.indexOf(worst.kind);
}

/** Dangers with those told together that differ in nothing but their address. */
export function dangerGroups(dangers: readonly Danger[]): DangerGroup[] {
  const groups = new Map<string, Omit<DangerGroup, 'addresses'> & { addresses: [string, ...string[]] }>();
  for (const { address, ...danger } of dangers) {
    const key = JSON.stringify(danger);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ...danger, addresses: [address] });
    else known.addresses.push(address);
  }
  return [...groups.values()];
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
    level: worstFirst(risks)[0]?.level ?? 'low',
  };
}
