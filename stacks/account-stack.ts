import { Execute } from '@cdktf/provider-snowflake/lib/execute';
import { NetworkPolicy } from '@cdktf/provider-snowflake/lib/network-policy';
import type { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import type { Construct } from 'constructs';

import type { Environment } from '../environments/schema/environment';
import { PlatformStack } from './constructs/platform-stack';
import { CreditMonitor } from './constructs/snowflake/credit-monitor';
import { snowflakeConnection } from './constructs/snowflake/snowflake-connection';
import { identifier } from './constructs/snowflake/sql';

/**
 * What only ACCOUNTADMIN may do, and nothing else: resource monitors, their attachment to the environment's
 * warehouses, and the account's network policy. It follows the warehouse stack, whose warehouses it bounds.
 */
export class AccountStack extends PlatformStack {
  readonly #accountAdmin: SnowflakeProvider;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'account', environment);
    const { snowflake } = environment;
    this.#accountAdmin = snowflakeConnection(this, { snowflake, role: 'ACCOUNTADMIN', alias: 'accountadmin' });
    const monitors = this.monitors();
    for (const [name, { monitor }] of Object.entries(environment.warehouses)) {
      // One that is not made here is another environment's, shared, and so carries no prefix.
      this.attach(name, monitors.get(monitor) ?? monitor);
    }
    if (snowflake.accountAllowedIps !== null) this.admitOnly(snowflake.accountAllowedIps);
  }

  private monitors(): ReadonlyMap<string, string> {
    const entries = Object.entries(this.environment.monitors).map(([name, settings]) => {
      const props = {
        name: settings.shared ? name : this.names.snowflake(name),
        settings,
        provider: this.#accountAdmin,
      };
      return [name, new CreditMonitor(this, `monitor-${name}`, props).monitorName] as const;
    });
    return new Map(entries);
  }

  /** By a statement: the warehouse resource's own field would make the whole warehouse stack need ACCOUNTADMIN. */
  private attach(name: string, monitor: string): void {
    const warehouse = identifier(this.names.snowflake(name));
    new Execute(this, `monitor-of-${name}`, {
      provider: this.#accountAdmin,
      execute: `ALTER WAREHOUSE ${warehouse} SET RESOURCE_MONITOR = ${identifier(monitor)}`,
      revert: `ALTER WAREHOUSE IF EXISTS ${warehouse} UNSET RESOURCE_MONITOR`,
    });
  }

  private admitOnly(addresses: readonly string[]): void {
    const policy = new NetworkPolicy(this, 'network-policy', {
      provider: this.#accountAdmin,
      name: this.names.snowflake('ACCOUNT'),
      comment: 'From where anyone may reach the account',
      allowedIpList: [...addresses],
    });
    new Execute(this, 'account-network-policy', {
      provider: this.#accountAdmin,
      execute: `ALTER ACCOUNT SET NETWORK_POLICY = ${identifier(policy.name)}`,
      revert: 'ALTER ACCOUNT UNSET NETWORK_POLICY',
    });
  }
}
