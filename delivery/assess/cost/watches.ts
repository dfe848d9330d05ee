import type { Environment } from '../../../environments/schema/environment';

/** What environments say about resource monitors, for the stacks that are not planned. */
export interface Watches {
  /** Monitors, by their name in Snowflake, and the credits a month at which they stop what they watch. */
  readonly monitors: readonly { readonly stack: string; readonly monitor: string; readonly credits: number }[];
  /** Which monitor watches which warehouse, by their names in Snowflake, and the stack that attaches it. */
  readonly attached: readonly { readonly stack: string; readonly monitor: string; readonly warehouse: string }[];
}

/** No environment is asked. */
export const NO_WATCHES: Watches = { monitors: [], attached: [] };

/**
 * The monitors of an environment and what they watch, as its settings have them. They stand in for the account stack
 * where only the warehouse stack is planned. A shared monitor counts in full for each environment that uses it: any of
 * them may use up its quota alone.
 * @param others environments whose shared monitors it may use, such as the one that lends a sandbox its account.
 */
export function watchesOf(environment: Environment, others: readonly Environment[] = []): Watches {
  const lent = others.filter((other) => other.name !== environment.name && sharesAccount(other, environment));
  const shared = lent.flatMap((other) => monitorsOf(other).filter(({ settings }) => settings.shared));
  const monitors = [...monitorsOf(environment), ...shared].map(({ stack, monitor, settings }) => ({
    stack,
    monitor,
    credits: (settings.creditQuota * settings.suspendImmediatelyPercent) / 100,
  }));
  const attached = Object.entries(environment.warehouses).map(([warehouse, { monitor }]) => ({
    stack: accountStack(environment),
    monitor: monitor in environment.monitors ? monitorName(environment, monitor) : monitor,
    warehouse: named(environment, warehouse),
  }));
  return { monitors, attached };
}

function sharesAccount({ snowflake: one }: Environment, { snowflake: other }: Environment): boolean {
  return one.organization === other.organization && one.account === other.account;
}

function monitorsOf(environment: Environment) {
  return Object.entries(environment.monitors).map(([name, settings]) => {
    return { stack: accountStack(environment), monitor: monitorName(environment, name), settings };
  });
}

function accountStack({ name }: Environment): string {
  return `${name}-account`;
}

function monitorName(environment: Environment, name: string): string {
  return environment.monitors[name]?.shared === true ? name : named(environment, name);
}

/** As the stacks name account objects: `STG_WAREHOUSES`. */
function named({ abbreviation }: Environment, name: string): string {
  return `${abbreviation.replaceAll('-', '_').toUpperCase()}_${name}`;
}
