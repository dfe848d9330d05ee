import { KNOWN_REGIONS, type Listing, UNCONFIRMED, everywhere } from './listing';

const LOOKED_UP = '2026-11-21';
const REDSHIFT = 'Amazon Redshift pricing';
const DYNAMODB = 'Amazon DynamoDB pricing for provisioned capacity';

/** Keys, secrets, Glue, Redshift and DynamoDB. */
export const SERVICE_PRICES: readonly Listing[] = [
  {
    name: 'kms-key',
    usd: everywhere(KNOWN_REGIONS, 1),
    source: 'AWS Key Management Service pricing; seen: $1 per key and month, in articles that cite it',
    day: LOOKED_UP,
  },
  {
    name: 'secret',
    usd: everywhere(KNOWN_REGIONS, 0.4),
    source: 'AWS Secrets Manager pricing; seen: $0.40 per secret and month, in articles that cite it',
    day: LOOKED_UP,
  },
  {
    name: 'glue-dpu',
    usd: everywhere(KNOWN_REGIONS, 0.44),
    source: "AWS Glue pricing; seen: its page, and a benchmark project's table of the price by region",
    day: LOOKED_UP,
  },
  {
    name: 'glue-dpu-flex',
    usd: everywhere(KNOWN_REGIONS, 0.29),
    source: `AWS Glue pricing, "Flexible execution"; ${UNCONFIRMED}`,
    day: LOOKED_UP,
  },
  {
    name: 'redshift-rpu',
    usd: { 'us-east-1': 0.375 },
    source: `${REDSHIFT}, "Redshift Serverless"; seen: USE1-Redshift:ServerlessUsage in a project's price list fixture`,
    day: LOOKED_UP,
  },
  ...redshiftNodes(
    { 'dc2.large': 0.25, 'ra3.4xlarge': 3.26, 'ra3.16xlarge': 13.04 },
    'seen in reference results of a cost tool',
  ),
  ...redshiftNodes({ 'dc2.8xlarge': 4.8, 'ra3.large': 0.543, 'ra3.xlplus': 1.086 }, UNCONFIRMED),
  ...dynamoDb({ 'us-east-1': [0.000_65, 0.000_13] }, 'seen in reference results of a cost tool'),
  ...dynamoDb(
    {
      'us-east-2': [0.000_65, 0.000_13],
      'us-west-2': [0.000_65, 0.000_13],
      'eu-west-1': [0.000_735, 0.000_147],
      'eu-central-1': [0.000_793, 0.000_1586],
    },
    UNCONFIRMED,
  ),
];

/** Only us-east-1: no page with the prices of another region could be found. */
function redshiftNodes(hourly: Readonly<Record<string, number>>, seen: string): Listing[] {
  return Object.entries(hourly).map(([node, usd]) => ({
    name: `redshift-node-${node}` as Listing['name'],
    usd: { 'us-east-1': usd },
    source: `${REDSHIFT}, on demand; ${seen}`,
    day: LOOKED_UP,
  }));
}

function dynamoDb(units: Readonly<Record<string, readonly [write: number, read: number]>>, seen: string): Listing[] {
  const source = `${DYNAMODB}; ${seen}`;
  return Object.entries(units).flatMap(([region, [write, read]]): Listing[] => [
    { name: 'dynamodb-write-unit', usd: { [region]: write }, source, day: LOOKED_UP },
    { name: 'dynamodb-read-unit', usd: { [region]: read }, source, day: LOOKED_UP },
  ]);
}
