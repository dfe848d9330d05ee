import { fileOf } from '../../environments/file-of';
import type { Environment } from '../../environments/schema/environment';
import { type CostDelta, type CostLine, dollars } from '../model/cost';
import type { Refusal } from '../model/refusal';

/** How many of the largest raises a refusal names. */
const NAMED = 3;

/**
 * Refuses plans that raise an environment's monthly cost above its ceiling. Plans that leave the cost or lower it are
 * never refused, however high it is. Costs that nobody can tell are not in the sums: a report tells them.
 * @param unplannedUsd what the environment's stacks cost a month that are not among the plans of `delta`, US dollars;
 * without it only the planned stacks are held against the ceiling, and the sentence says so.
 */
export function costRefusals(delta: CostDelta, environment: Environment, unplannedUsd?: number): Refusal[] {
  const { ceilingUsdPerMonth: ceiling } = environment.cost;
  const after = delta.after + (unplannedUsd ?? 0);
  const before = delta.before + (unplannedUsd ?? 0);
  if (after <= ceiling || delta.after <= delta.before) return [];
  const scope = unplannedUsd === undefined ? ' (in the planned stacks alone)' : '';
  const what =
    `${environment.name} may cost ${dollars(after)} a month${scope}, which is ${dollars(after - ceiling)} above its ` +
    `ceiling of ${dollars(ceiling)}; before this change ${dollars(before)}`;
  const mend =
    `make it smaller (the quota of a monitor, clusters, workers), ` +
    `or raise cost.ceilingUsdPerMonth in ${fileOf(environment.name)}`;
  return [{ rule: 'cost ceiling', sentence: `${what}. Most of it: ${largest(delta.lines)}. What to do: ${mend}` }];
}

function largest(lines: readonly CostLine[]): string {
  const raises = lines
    .map((line) => ({ line, usd: raiseOf(line) }))
    .filter(({ usd }) => usd > 0)
    .sort((one, other) => other.usd - one.usd)
    .slice(0, NAMED);
  return raises.map(({ line, usd }) => `${line.address} of ${line.stack} +${dollars(usd)}`).join(', ');
}

function raiseOf({ before, after }: CostLine): number {
  return (after?.usd ?? 0) - (before?.usd ?? 0);
}
