import { NetworkPolicy } from '@cdktf/provider-snowflake/lib/network-policy';
import type { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import type { Construct } from 'constructs';

import { signInOf } from '../environments/identity/sign-in';
import type { Environment } from '../environments/schema/environment';
import { PlatformStack } from './constructs/platform-stack';
import { CreditMonitor } from './constructs/snowflake/credit-monitor';
import { LastingStatement } from './constructs/snowflake/lasting-statement';
import { ObservedWarehouse } from './constructs/snowflake/observed-warehouse';
import { snowflakeConnection } from './constructs/snowflake/snowflake-connection';
import { identifier } from './constructs/snowflake/sql';

/**
 * What only ACCOUNTADMIN may do, and nothing else: resource monitors, their attachment to the environment's
 * warehouses, and the account's network policy. Its apply signs in with that role (`SNOWFLAKE_ROLE`). It follows the
 * warehouse stack, whose warehouses it bounds.
 */
export class AccountStack extends PlatformStack {
  readonly #accountAdmin: SnowflakeProvider;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'account', environment);
    const { snowflake } = environment;
    this.#accountAdmin = snowflakeConnection(this, { snowflake, alias: 'accountadmin' });
    const monitors = this.monitors();
    for (const [name, { monitor }] of Object.entries(environment.warehouses)) {
      this.attach(name, monitors.get(monitor) ?? othersMonitor(monitor));
    }
    if (snowflake.accountAllowedIps !== null) this.admitOnly(snowflake.accountAllowedIps);
  }

  private monitors(): ReadonlyMap<string, Monitor> {
    const { role: planRole } = signInOf(this.environment, 'plan');
    const entries = Object.entries(this.environment.monitors).map(([name, settings]) => {
      const props = {
        name: settings.shared ? name : this.names.snowflake(name),
        settings,
        provider: this.#accountAdmin,
        planRole,
      };
      return [name, new CreditMonitor(this, `monitor-${name}`, props)] as const;
    });
    return new Map(entries);
  }

  /** By a statement: the warehouse resource's own field would make the whole warehouse stack need ACCOUNTADMIN. */
  private attach(name: string, monitor: Monitor): void {
    const provider = this.#accountAdmin;
    const warehouse = identifier(this.names.snowflake(name));
    const { createdOn } = new ObservedWarehouse(this, `warehouse-${name}`, { warehouse, provider });
    new LastingStatement(this, `monitor-of-${name}`, {
      provider,
      execute: `ALTER WAREHOUSE ${warehouse} SET RESOURCE_MONITOR = ${identifier(monitor.monitorName)}`,
      revert: `ALTER WAREHOUSE IF EXISTS ${warehouse} UNSET RESOURCE_MONITOR`,
      objects: { warehouse: createdOn, monitor: monitor.fullyQualifiedName },
    });
  }

  private admitOnly(addresses: readonly string[]): void {
    const policy = new NetworkPolicy(this, 'network-policy', {
      provider: this.#accountAdmin,
      name: this.names.snowflake('ACCOUNT'),
      comment: 'From where anyone may reach the account',
      allowedIpList: [...addresses],
    });
    new LastingStatement(this, 'account-network-policy', {
      provider: this.#accountAdmin,
      execute: `ALTER ACCOUNT SET NETWORK_POLICY = ${identifier(policy.name)}`,
      revert: 'ALTER ACCOUNT UNSET NETWORK_POLICY',
      objects: { policy: policy.fullyQualifiedName },
    });
  }
}

type Monitor = Pick<CreditMonitor, 'monitorName' | 'fullyQualifiedName'>;

/** A monitor that is not made here is another environment's, shared, and so carries no prefix. */
function othersMonitor(name: string): Monitor {
  return { monitorName: name, fullyQualifiedName: identifier(name) };
}
