import { HOURS } from './money';
import type { PlannedObject, Side } from './planned-object';

/** How often a limit starts anew in an average month. */
const PERIODS: Readonly<Partial<Record<string, number>>> = { daily: HOURS / 24, weekly: HOURS / 168, monthly: 1 };

/**
 * The RPU-hours a month that the usage limits of Redshift Serverless allow, by the ARN of the workgroup. Only a limit
 * that deactivates bounds anything; one whose workgroup is not made yet cannot be told apart, and counts for none.
 */
export function rpuHourLimits(objects: readonly PlannedObject[], side: Side): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { type, [side]: values } of objects) {
    if (type !== 'aws_redshiftserverless_usage_limit' || values === null) continue;
    const { amount, resource_arn: workgroup, usage_type: usage, breach_action: action, period } = values;
    const periods = PERIODS[typeof period === 'string' ? period : 'monthly'];
    if (usage !== 'serverless-compute' || action !== 'deactivate' || periods === undefined) continue;
    if (typeof workgroup !== 'string' || typeof amount !== 'number') continue;
    limits.set(workgroup, Math.min(amount * periods, limits.get(workgroup) ?? Infinity));
  }
  return limits;
}
