import { bucketRules } from './aws/bucket-rules';
import { glueRules } from './aws/glue-rules';
import { keyAndLogRules } from './aws/key-and-log-rules';
import { lambdaRules } from './aws/lambda-rules';
import { mwaaRules } from './aws/mwaa-rules';
import { networkRules } from './aws/network-rules';
import { policyRules } from './aws/policy-rules';
import { providerRules } from './aws/provider-rules';
import { redshiftRules } from './aws/redshift-rules';
import { trustRules } from './aws/trust-rules';
import { environmentRules } from './github/environment-rules';
import { repositoryRules } from './github/repository-rules';
import type { Rule } from './rule';
import { databaseRules } from './snowflake/database-rules';
import { identityRules } from './snowflake/identity-rules';
import { previewRules } from './snowflake/preview-rules';
import { privilegeRules } from './snowflake/privilege-rules';
import { roleRules } from './snowflake/role-rules';
import { warehouseRules } from './snowflake/warehouse-rules';
import { credentialRules } from './stack/credential-rules';
import { durabilityRules } from './stack/durability-rules';
import { namingRules } from './stack/naming-rules';
import { reproducibilityRules } from './stack/reproducibility-rules';
import { secretRules } from './stack/secret-rules';
import { stateRules } from './stack/state-rules';

/** The rules by what they are about, in the order in which their list shows them. */
export const rulesByTopic: Readonly<Record<string, readonly Rule[]>> = {
  'Every stack': [
    ...secretRules,
    ...credentialRules,
    ...durabilityRules,
    ...namingRules,
    ...reproducibilityRules,
    ...stateRules,
  ],
  'AWS identity and policies': [...providerRules, ...trustRules, ...policyRules],
  'AWS storage, keys, logs and network': [...bucketRules, ...keyAndLogRules, ...networkRules],
  'AWS data services': [...mwaaRules, ...glueRules, ...lambdaRules, ...redshiftRules],
  Snowflake: [...identityRules, ...roleRules, ...privilegeRules, ...databaseRules, ...warehouseRules, ...previewRules],
  GitHub: [...environmentRules, ...repositoryRules],
};

/** Every rule that a stack is held to. */
export const rules: readonly Rule[] = Object.values(rulesByTopic).flat();
