import { KNOWN_REGIONS, type Listing, UNCONFIRMED, US, everywhere } from './listing';

const VPC = 'Amazon VPC pricing';
const PRIVATELINK = 'AWS PrivateLink pricing';

/** What a network costs for being there. What goes through it is billed besides. */
export const NETWORK_PRICES: readonly Listing[] = [
  {
    name: 'nat-gateway',
    usd: everywhere(US, 0.045),
    source: `${VPC}, "NAT gateway pricing"; seen in guides of 2026`,
    day: '2026-06-01',
  },
  {
    name: 'nat-gateway',
    usd: { 'eu-west-1': 0.048 },
    source: `${VPC}; seen: EU-NatGateway-Hours in the public price list of Amazon EC2 of 2026-09-25, as quoted by a project's fixtures`,
    day: '2026-09-25',
  },
  {
    name: 'nat-gateway',
    usd: { 'eu-central-1': 0.052 },
    source: `${VPC}; seen: a guide of 2026 gives 0.048 to 0.052 for Ireland, Frankfurt and London; ${UNCONFIRMED}`,
    day: '2026-11-21',
  },
  {
    name: 'interface-endpoint',
    usd: { 'us-east-1': 0.01 },
    source: `${PRIVATELINK}, "Interface endpoint pricing"; seen in an article with prices of 2026-06-01`,
    day: '2026-06-01',
  },
  {
    name: 'interface-endpoint',
    usd: { 'us-east-2': 0.01, 'us-west-2': 0.01, 'eu-west-1': 0.011 },
    source: `${PRIVATELINK}; ${UNCONFIRMED}`,
    day: '2026-11-21',
  },
  {
    name: 'interface-endpoint',
    usd: { 'eu-central-1': 0.012 },
    source: `${PRIVATELINK}; seen: EUC1-VpcEndpoint-Hours as a project's notes quote the price list of 2026-09-09`,
    day: '2026-09-09',
  },
  {
    name: 'public-ipv4',
    usd: everywhere(KNOWN_REGIONS, 0.005),
    source: `${VPC}, "Public IPv4 address": one price in all commercial regions; seen for eu-west-1 as of 2026-07-10`,
    day: '2026-07-10',
  },
];
