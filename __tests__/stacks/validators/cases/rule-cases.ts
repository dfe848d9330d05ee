import type { RuleCase } from '../rule-case';
import { dataServiceCases } from './data-service-cases';
import { everyStackCases } from './every-stack-cases';
import { githubCases } from './github-cases';
import { identityAndPolicyCases } from './identity-and-policy-cases';
import { mwaaCases } from './mwaa-cases';
import { snowflakeIdentityCases } from './snowflake-identity-cases';
import { snowflakeObjectCases } from './snowflake-object-cases';
import { storageAndNetworkCases } from './storage-and-network-cases';

/** A case of every rule. */
export const ruleCases: readonly RuleCase[] = [
  ...everyStackCases,
  ...identityAndPolicyCases,
  ...storageAndNetworkCases,
  ...mwaaCases,
  ...dataServiceCases,
  ...snowflakeIdentityCases,
  ...snowflakeObjectCases,
  ...githubCases,
];
