import type { TypeFacts, TypeTable } from './type-facts';
import { AWS_COMPUTE } from './types/aws-compute';
import { AWS_DATABASES } from './types/aws-databases';
import { AWS_IDENTITY } from './types/aws-identity';
import { AWS_MESSAGING } from './types/aws-messaging';
import { AWS_NETWORK } from './types/aws-network';
import { AWS_STORAGE } from './types/aws-storage';
import { GITHUB_ACCESS } from './types/github-access';
import { GITHUB_REPOSITORIES } from './types/github-repositories';
import { SNOWFLAKE_COMPUTE } from './types/snowflake-compute';
import { SNOWFLAKE_OBJECTS } from './types/snowflake-objects';
import { SNOWFLAKE_POLICIES } from './types/snowflake-policies';
import { SNOWFLAKE_ROLES } from './types/snowflake-roles';
import { TERRAFORM } from './types/terraform';

/** Every type whose changes can be judged; all others count as high. */
export const TYPES: TypeTable = {
  ...AWS_COMPUTE,
  ...AWS_DATABASES,
  ...AWS_IDENTITY,
  ...AWS_MESSAGING,
  ...AWS_NETWORK,
  ...AWS_STORAGE,
  ...GITHUB_ACCESS,
  ...GITHUB_REPOSITORIES,
  ...SNOWFLAKE_COMPUTE,
  ...SNOWFLAKE_OBJECTS,
  ...SNOWFLAKE_POLICIES,
  ...SNOWFLAKE_ROLES,
  ...TERRAFORM,
};

/** What is known of a type; `undefined` where it is not in the table. */
export function factsOf(type: string): TypeFacts | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}
