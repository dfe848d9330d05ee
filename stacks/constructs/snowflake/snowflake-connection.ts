import { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import type { TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';

/** As whom a stack acts in its Snowflake account. */
export interface SnowflakeConnectionProps {
  readonly snowflake: Environment['snowflake'];
  readonly user: string;
  readonly role: string;
  /** Set where a stack's resources shall name the connection, so that none can use it unawares. */
  readonly alias?: string;
}

/**
 * A connection without a secret: the user signs in by workload identity, with the OIDC token that the environment
 * variable `SNOWFLAKE_TOKEN` holds (audience `snowflakecomputing.com`). Every query carries the stack's name as its tag.
 */
export function snowflakeConnection(
  stack: TerraformStack,
  { snowflake, user, role, alias }: SnowflakeConnectionProps,
): SnowflakeProvider {
  return new SnowflakeProvider(stack, 'snowflake', {
    organizationName: snowflake.organization,
    accountName: snowflake.account,
    user,
    role,
    authenticator: 'WORKLOAD_IDENTITY',
    workloadIdentityProvider: 'OIDC',
    params: { query_tag: `sluice:${stack.node.id}` },
    ...(alias === undefined ? {} : { alias }),
  });
}
