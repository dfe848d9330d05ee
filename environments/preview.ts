import { dev } from './dev';
import type { EnvironmentDraft } from './schema/environment';

/** A pull request's own environment, in the account of dev; it goes when the pull request does. */
export function preview(pullRequest: number) {
  const { network: _network, airflow: _airflow, monitors: _monitors, ...shared } = dev;
  return {
    ...shared,
    name: `pr-${pullRequest}`,
    profile: 'preview',
    monitors: {},
    serviceUsers: {},
    tags: { 'sluice:pull-request': String(pullRequest), 'sluice:ttl-days': '7' },
    promotion: {},
    cost: { ceilingUsdPerMonth: 200 },
  } as const satisfies EnvironmentDraft;
}
