import { airflowRequirements, estate, verifications } from './estate';
import type { EnvironmentDraft } from './schema/environment';

/** Where a merged change lands first. */
export const dev = {
  ...estate,
  name: 'dev',
  profile: 'development',
  hosts: ['sbx', 'pr'],
  aws: { accountId: '111111111111', region: 'eu-west-1' },
  network: { cidr: '10.20.0.0/16', zones: ['a', 'b'] },
  airflow: { version: '2.10.3', requirements: [...airflowRequirements] },
  snowflake: {
    organization: 'ACME',
    account: 'DATA_DEV',
    deployerRole: 'DEPLOYER_DEV',
    deployerUser: 'SLUICE_DEV',
    clonableDatabases: ['ANALYTICS'],
  },
  monitors: {
    WAREHOUSES: { creditQuota: 50 },
    SBX_RM: { creditQuota: 20, shared: true },
    PR_RM: { creditQuota: 20, shared: true },
  },
  github: {
    ...estate.github,
    reviewers: { teams: [], users: [] },
    deploysFrom: { kind: 'branch', pattern: 'main' },
  },
  promotion: { verifications: [...verifications] },
  cost: { ceilingUsdPerMonth: 2_000 },
} as const satisfies EnvironmentDraft;
