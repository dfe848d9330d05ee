import { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import type { TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';

/** The Snowflake account that a stack is in. */
export interface SnowflakeConnectionProps {
  readonly snowflake: Environment['snowflake'];
  /** Set where a stack's resources shall name the connection, so that none can use it unawares. */
  readonly alias?: string;
}

/**
 * A connection without a secret, a user or a role: whoever runs Terraform signs in by workload identity, with the OIDC token
 * in `SNOWFLAKE_TOKEN` (audience `snowflakecomputing.com`), whose subject says which user that is. The role is the user's own,
 * or the one in `SNOWFLAKE_ROLE`. So the same JSON is planned by a user who only reads, and applied by another. Every query
 * carries the stack's name as its tag.
 */
export function snowflakeConnection(
  stack: TerraformStack,
  { snowflake, alias }: SnowflakeConnectionProps,
): SnowflakeProvider {
  return new SnowflakeProvider(stack, 'snowflake', {
    organizationName: snowflake.organization,
    accountName: snowflake.account,
    authenticator: 'WORKLOAD_IDENTITY',
    workloadIdentityProvider: 'OIDC',
    params: { query_tag: `sluice:${stack.node.id}` },
    ...(alias === undefined ? {} : { alias }),
  });
}
