import { airflowRequirements, estate, verifications } from './estate';
import type { EnvironmentDraft } from './schema/environment';

/** What the business runs on. Releases enter by tag. */
export const prod = {
  ...estate,
  name: 'prod',
  profile: 'production',
  aws: { accountId: '333333333333', region: 'eu-west-1' },
  network: { cidr: '10.40.0.0/16', zones: ['a', 'b', 'c'] },
  airflow: { version: '2.10.3', requirements: [...airflowRequirements] },
  snowflake: {
    organization: 'ACME',
    account: 'DATA_PROD',
    deployerRole: 'DEPLOYER_PROD',
    deployerUser: 'SLUICE_PROD',
  },
  monitors: { WAREHOUSES: { creditQuota: 1_000 } },
  warehouses: {
    ...estate.warehouses,
    TRANSFORMING: { ...estate.warehouses.TRANSFORMING, size: 'MEDIUM' },
    BI: { ...estate.warehouses.BI, size: 'SMALL', maximumClusters: 3 },
  },
  github: {
    ...estate.github,
    reviewers: { teams: [4_410_021, 4_410_022], users: [] },
    deploysFrom: { kind: 'tag', pattern: 'v*' },
    governs: true,
  },
  promotion: {
    verifications: [
      ...verifications,
      {
        kind: 'smoke',
        name: 'warehouses',
        expect: [{ type: 'snowflake_warehouse', attribute: 'auto_resume', equals: 'true' }],
      },
    ],
  },
  cost: { ceilingUsdPerMonth: 30_000 },
} as const satisfies EnvironmentDraft;
