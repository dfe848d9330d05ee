/**
 * Every price that a cost is computed with, and its unit. MWAA's `worker`, `scheduler` and `web-server` are those above
 * what an environment includes.
 */
export const PRICE_UNITS = {
  'snowflake-credit': 'USD per credit',
  'mwaa-environment-micro': 'USD per hour',
  'mwaa-environment-small': 'USD per hour',
  'mwaa-environment-medium': 'USD per hour',
  'mwaa-environment-large': 'USD per hour',
  'mwaa-environment-xlarge': 'USD per hour',
  'mwaa-environment-2xlarge': 'USD per hour',
  'mwaa-worker-micro': 'USD per hour',
  'mwaa-worker-small': 'USD per hour',
  'mwaa-worker-medium': 'USD per hour',
  'mwaa-worker-large': 'USD per hour',
  'mwaa-worker-xlarge': 'USD per hour',
  'mwaa-worker-2xlarge': 'USD per hour',
  'mwaa-scheduler-micro': 'USD per hour',
  'mwaa-scheduler-small': 'USD per hour',
  'mwaa-scheduler-medium': 'USD per hour',
  'mwaa-scheduler-large': 'USD per hour',
  'mwaa-scheduler-xlarge': 'USD per hour',
  'mwaa-scheduler-2xlarge': 'USD per hour',
  'mwaa-web-server-micro': 'USD per hour',
  'mwaa-web-server-small': 'USD per hour',
  'mwaa-web-server-medium': 'USD per hour',
  'mwaa-web-server-large': 'USD per hour',
  'mwaa-web-server-xlarge': 'USD per hour',
  'mwaa-web-server-2xlarge': 'USD per hour',
  'nat-gateway': 'USD per hour',
  'interface-endpoint': 'USD per hour and zone',
  'public-ipv4': 'USD per hour',
  'kms-key': 'USD per month',
  secret: 'USD per month',
  'glue-dpu': 'USD per DPU-hour',
  'glue-dpu-flex': 'USD per DPU-hour',
  'redshift-rpu': 'USD per RPU-hour',
  'redshift-node-dc2.large': 'USD per hour',
  'redshift-node-dc2.8xlarge': 'USD per hour',
  'redshift-node-ra3.large': 'USD per hour',
  'redshift-node-ra3.xlplus': 'USD per hour',
  'redshift-node-ra3.4xlarge': 'USD per hour',
  'redshift-node-ra3.16xlarge': 'USD per hour',
  'dynamodb-read-unit': 'USD per hour',
  'dynamodb-write-unit': 'USD per hour',
} as const;

/** The name of a price, as `cost.prices` of an environment and the price lists have it. */
export type PriceName = keyof typeof PRICE_UNITS;

/** Every {@link PriceName}. */
export const PRICE_NAMES = Object.keys(PRICE_UNITS) as PriceName[];
