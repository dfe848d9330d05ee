import type { Environment } from '../../environments/schema/environment';

/** How much a change can hurt. */
export type RiskLevel = 'high' | 'medium' | 'low';

/** What may be hurt, worst first. */
export const RISK_KINDS = [
  'data-loss',
  'access-widened',
  'identity-changed',
  'network-exposed',
  'unknown-type',
  'interruption',
  'cost-raised',
  'routine',
] as const satisfies readonly (keyof Environment['review']['approvals'])[];

/** One of {@link RISK_KINDS}. */
export type RiskKind = (typeof RISK_KINDS)[number];

/** Why a change deserves attention. */
export interface Risk {
  readonly kind: RiskKind;
  readonly level: RiskLevel;
  /** A sentence for a reviewer, without a value that a plan may hide. */
  readonly reason: string;
}

const LEVELS: readonly RiskLevel[] = ['high', 'medium', 'low'];

/** Risks, the worst first: by level, then by kind. */
export function worstFirst(risks: readonly Risk[]): Risk[] {
  return [...risks].sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind),
  );
}

/** The highest level among risks; `low` where there are none. */
export function highestLevel(risks: readonly Risk[]): RiskLevel {
  return worstFirst(risks)[0]?.level ?? 'low';
}
