/** The roles that one stack makes and another names, as {@link Names.aws} and {@link Names.roleArn} take them. */
export const ROLE_NAMES = {
  /** Reads everything for a plan; trusted by pull requests. */
  plan: 'sluice-plan',
  /** Applies; trusted by the GitHub environment alone. */
  apply: 'sluice-apply',
  /** What Airflow's tasks run as. */
  airflow: 'airflow-execution',
} as const;

/** The permissions boundary of every role that the stacks make for a service. */
export const WORKLOAD_BOUNDARY = 'sluice-workload-boundary';
