import type { Override } from '../model/override';
import type { Refusal } from '../model/refusal';
import type { Verdict } from './verdict';

/** What nobody can overrule: where it is not known what would be changed, a reason does not help. */
const FINAL: ReadonlySet<string> = new Set(['environment', 'state', 'errored plan', 'policy']);

/** Puts down what is overruled, where everybody sees it. */
export type Recorded = (waived: readonly Refusal[]) => Promise<void>;

/**
 * A verdict after a person opened the gate. It is recorded before the gate opens; what cannot be recorded stays refused.
 */
export async function overruled(verdict: Verdict, override: Override | null, record: Recorded): Promise<Verdict> {
  const { refusals } = verdict;
  if (override === null || refusals.length === 0) return verdict;
  const final = refusals.filter(({ rule }) => FINAL.has(rule));
  if (final.length > 0) return withRefusal(verdict, `no override opens this: ${rulesOf(final)}`);
  try {
    await record(refusals);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withRefusal(verdict, `the override by ${override.by} cannot be recorded, so it does not count: ${why}`);
  }
  const told = `${override.by} overrules ${rulesOf(refusals)}: ${override.reason}`;
  return { ...verdict, refusals: [], accepted: [...verdict.accepted, told] };
}

function withRefusal(verdict: Verdict, sentence: string): Verdict {
  return { ...verdict, refusals: [...verdict.refusals, { rule: 'override', sentence }] };
}

function rulesOf(refusals: readonly Refusal[]): string {
  return [...new Set(refusals.map(({ rule }) => rule))].join(', ');
}
