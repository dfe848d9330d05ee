import { dev } from './dev';
import type { EnvironmentDraft } from './schema/environment';

const { network: _network, airflow: _airflow, hosts: _hosts, ...shared } = dev;

/** What environments in the account of dev take over from it. What there is one of in an account, only dev has. */
export const guest = {
  ...shared,
  identityOf: dev.name,
  snowflake: { ...dev.snowflake, clonableDatabases: [] },
  monitors: {},
  serviceUsers: {},
  github: { ...shared.github, dataProducts: [] },
  promotion: {},
  cost: { ceilingUsdPerMonth: 200 },
} as const satisfies Omit<EnvironmentDraft, 'profile'>;
