import type { MonthlyCost } from '../../model/cost';
import { toCents } from './money';

/** What one object costs, as far as its attributes tell. */
export interface Estimate {
  /** `null`: nothing, or nothing that can be told; then `unknown` says why. */
  readonly cost: MonthlyCost | null;
  readonly basis: string;
  /** What it costs besides and nobody can tell, one sentence each. */
  readonly unknown: readonly string[];
  /** Whether nobody can tell either which of its attributes decide, so that every change of it may change the cost. */
  readonly opaque?: boolean;
}

/** What costs nothing. */
export const FREE: Estimate = { cost: null, basis: '', unknown: [] };

/** What it costs is known, for it runs all the time. */
export function fixed(usd: number, basis: string, unknown: readonly string[] = []): Estimate {
  return { cost: { usd: toCents(usd), kind: 'fixed' }, basis, unknown };
}

/** The most it may cost is known. */
export function ceiling(usd: number, basis: string, unknown: readonly string[] = []): Estimate {
  return { cost: { usd: toCents(usd), kind: 'ceiling' }, basis, unknown };
}

/** It costs something that nobody can tell. */
export function untold(...why: readonly string[]): Estimate {
  return { cost: null, basis: '', unknown: why };
}

/** Whether it costs something, and nobody can tell how much at all. */
export function isUntold({ cost, unknown }: Estimate): boolean {
  return cost === null && unknown.length > 0;
}

/** What several things cost together: what is known is added up, what is not stays told. */
export function together(parts: readonly Estimate[]): Estimate {
  const costs = parts.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const usd = toCents(costs.reduce((sum, cost) => sum + cost.usd, 0));
  const kind = costs.some((cost) => cost.kind === 'ceiling') ? 'ceiling' : 'fixed';
  return {
    cost: costs.length === 0 ? null : { usd, kind },
    basis: parts.flatMap(({ basis }) => (basis === '' ? [] : [basis])).join('; '),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}
