import { textAt } from '../planning/paths';
import type { IdentityEntry, Template } from './identity';

/** EC2's ids are a prefix and 17 hexadecimal digits (Amazon EC2 User Guide, "Resource IDs"). */
function assigned(prefix: string, resource: string, more: Partial<IdentityEntry> = {}): IdentityEntry {
  const arn = `arn:aws:ec2:{@region}:{@account}:${resource}/{id}`;
  return { id: `${prefix}-{@hex17}`, ...more, computed: { arn, ...more.computed } };
}

/** The provider joins what a route leads to with a checksum; any text that tells routes apart serves. */
const ROUTE_ID: Template = (route) => {
  const destination = ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id']
    .map((name) => textAt(route, name))
    .join('');
  return `r-${textAt(route, 'route_table_id')}-${destination}`;
};

/** An address of the block that is kept for examples (RFC 5737). */
const exampleAddress: Template = (_, { seed }) => `203.0.113.${parseInt(seed.slice(0, 2), 16)}`;

const RULE: Partial<IdentityEntry> = { computed: { security_group_rule_id: '{id}' } };

/** How the objects of EC2's networks are named (hashicorp/aws 5.100.0, "Attribute Reference" of each type). */
export const AWS_NETWORK_IDENTITIES: Readonly<Record<string, IdentityEntry>> = {
  aws_vpc: assigned('vpc', 'vpc', {
    computed: {
      default_network_acl_id: 'acl-{@hex17}',
      default_route_table_id: 'rtb-{@hex17}',
      default_security_group_id: 'sg-{@hex17}',
      main_route_table_id: 'rtb-{@hex17}',
      dhcp_options_id: 'dopt-{@hex17}',
    },
  }),
  aws_subnet: assigned('subnet', 'subnet', { unique: ['vpc_id', 'cidr_block'] }),
  aws_route_table: assigned('rtb', 'route-table'),
  aws_route_table_association: {
    id: 'rtbassoc-{@hex17}',
    importIds: ['{subnet_id}/{route_table_id}'],
    unique: ['subnet_id', 'gateway_id'],
  },
  aws_route: { id: ROUTE_ID, computed: { origin: 'CreateRoute', state: 'active' } },
  aws_internet_gateway: assigned('igw', 'internet-gateway'),
  aws_nat_gateway: assigned('nat', 'natgateway', { computed: { network_interface_id: 'eni-{@hex17}' } }),
  aws_eip: assigned('eipalloc', 'elastic-ip', {
    computed: { allocation_id: '{id}', domain: 'vpc', public_ip: exampleAddress },
  }),
  aws_vpc_endpoint: assigned('vpce', 'vpc-endpoint', {
    computed: { state: 'available', prefix_list_id: 'pl-{@hex17}' },
  }),
  aws_security_group: assigned('sg', 'security-group', {
    computed: { name: 'terraform-{@hex26}' },
    unique: ['vpc_id', 'name'],
  }),
  aws_vpc_security_group_ingress_rule: assigned('sgr', 'security-group-rule', RULE),
  aws_vpc_security_group_egress_rule: assigned('sgr', 'security-group-rule', RULE),
  aws_default_security_group: assigned('sg', 'security-group', {
    computed: { name: 'default', description: 'default VPC security group' },
  }),
  aws_default_network_acl: assigned('acl', 'network-acl'),
  aws_default_route_table: assigned('rtb', 'route-table'),
  aws_network_acl: assigned('acl', 'network-acl'),
  aws_flow_log: assigned('fl', 'vpc-flow-log'),
  aws_vpc_dhcp_options: assigned('dopt', 'dhcp-options'),
  aws_instance: assigned('i', 'instance'),
};
