/** The roles that one stack makes and another names, as {@link Names.aws} and {@link Names.roleArn} take them. */
export const ROLE_NAMES = {
  /** Reads everything for a plan; trusted by pull requests. */
  plan: 'sluice-plan',
  /** Applies; trusted by the GitHub environment alone. */
  apply: 'sluice-apply',
  /** What Airflow's tasks run as. */
  airflow: 'airflow-execution',
  /** What writes the record of network traffic. */
  flowLogs: 'network-flow-logs',
} as const;

/** The role that a data product's repository deploys with; named so that no deployer of a stack may touch it. */
export function productRole(repository: string): string {
  return `${IDENTITY_PREFIX}product-${repository}`;
}

/** Starts the names of everything that decides who may deploy; no deployer may touch what is named so. */
export const IDENTITY_PREFIX = 'sluice-';

/** The permissions boundary of every role that the stacks make for a service. */
export const WORKLOAD_BOUNDARY = 'sluice-workload-boundary';

/** The key that signs the reviews of an environment, and the name of its alias. */
export const REVIEW_KEY = `${IDENTITY_PREFIX}review`;
