import { airflowRequirements, estate, verifications } from './estate';
import type { EnvironmentDraft } from './schema/environment';

/** A mirror of production, where a release proves itself. */
export const staging = {
  ...estate,
  name: 'staging',
  profile: 'staging',
  abbreviation: 'stg',
  aws: { accountId: '222222222222', region: 'eu-west-1' },
  network: { cidr: '10.30.0.0/16', zones: ['a', 'b'] },
  airflow: { version: '2.10.3', requirements: [...airflowRequirements] },
  snowflake: {
    organization: 'ACME',
    account: 'DATA_STG',
    deployerRole: 'DEPLOYER_STG',
    deployerUser: 'SLUICE_STG',
  },
  monitors: { WAREHOUSES: { creditQuota: 200 } },
  warehouses: { ...estate.warehouses, TRANSFORMING: { ...estate.warehouses.TRANSFORMING, size: 'SMALL' } },
  github: {
    ...estate.github,
    reviewers: { teams: [4_410_021], users: [] },
    deploysFrom: { kind: 'branch', pattern: 'main' },
  },
  promotion: { verifications: [...verifications] },
  cost: { ceilingUsdPerMonth: 6_000 },
} as const satisfies EnvironmentDraft;
