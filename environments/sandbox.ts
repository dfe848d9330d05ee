import { dev } from './dev';
import type { EnvironmentDraft } from './schema/environment';

/** One developer's own environment, in the account of dev: everything small, transient and unscheduled. */
export function sandbox(user: string) {
  const { network: _network, airflow: _airflow, monitors: _monitors, ...shared } = dev;
  return {
    ...shared,
    name: `sbx-${user}`,
    profile: 'sandbox',
    monitors: {},
    serviceUsers: {},
    tags: { 'sluice:owner': user, 'sluice:ttl-days': '30' },
    promotion: {},
    cost: { ceilingUsdPerMonth: 200 },
  } as const satisfies EnvironmentDraft;
}
