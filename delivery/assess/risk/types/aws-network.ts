import { OFF, ON, type TypeTable } from '../type-facts';

const COMES_IN = 'more addresses may come in';
const GOES_OUT = 'it may reach more addresses';
const OTHER_PORTS = 'other ports than before are open';
const TRAFFIC = 'the traffic that goes through it';

/** Networks on AWS: VPC and its pieces, load balancers, names. */
export const AWS_NETWORK: TypeTable = {
  aws_vpc: {
    source: 'Amazon VPC User Guide, "Delete your VPC"',
    serves: 'everything in the network',
    watches: [
      ['enable_dns_support', { turns: OFF }, 'interruption high', 'no name resolves in the network'],
      ['enable_dns_hostnames', { turns: OFF }, 'interruption medium', 'endpoints lose their private names'],
      ['assign_generated_ipv6_cidr_block', { turns: ON }, 'network-exposed medium', 'it gets public IPv6 addresses'],
    ],
  },
  aws_subnet: {
    source: 'Amazon VPC User Guide, "Subnets for your VPC"',
    serves: 'everything in the subnet',
    watches: [
      ['map_public_ip_on_launch', { becomes: ON }, 'network-exposed medium', 'what starts in it gets a public address'],
      [
        'assign_ipv6_address_on_creation',
        { becomes: ON },
        'network-exposed medium',
        'what starts in it gets a public address',
      ],
    ],
  },
  aws_route_table: {
    source: 'Amazon VPC User Guide, "Configure route tables"',
    serves: TRAFFIC,
    watches: [
      ['route', 'gains', 'network-exposed medium', 'traffic takes another way'],
      ['route', 'loses', 'interruption medium', 'traffic no longer finds its way'],
    ],
  },
  aws_route: {
    source: 'Amazon VPC User Guide, "Configure route tables"',
    serves: TRAFFIC,
    watches: [
      ['gateway_id', 'set', 'network-exposed medium', 'what has a public address is reached from the internet'],
      ['vpc_peering_connection_id', 'set', 'network-exposed medium', 'another network is reached'],
      ['transit_gateway_id', 'set', 'network-exposed medium', 'other networks are reached'],
      ['nat_gateway_id', 'changes', 'interruption medium', 'connections break, and come from another address'],
      ['network_interface_id', 'changes', 'interruption medium', 'traffic takes another way'],
    ],
  },
  aws_route_table_association: {
    source: 'Amazon VPC User Guide, "Configure route tables"',
    serves: 'the ways out of the subnet',
    watches: [
      ['route_table_id', 'changes', 'network-exposed medium', 'all traffic of the subnet takes another way'],
      ['route_table_id', 'changes', 'interruption medium', 'connections of the subnet break'],
    ],
  },
  aws_internet_gateway: {
    source: 'Amazon VPC User Guide, "Enable internet access for a VPC using an internet gateway"',
    serves: 'all traffic between the network and the internet',
    watches: [['vpc_id', 'changes', 'network-exposed high', 'another network is open to the internet']],
  },
  aws_egress_only_internet_gateway: {
    source: 'Amazon VPC User Guide, "Add egress-only internet access to a subnet"',
    serves: 'IPv6 traffic to the internet',
  },
  aws_nat_gateway: {
    source: 'Amazon VPC User Guide, "NAT gateways", "Pricing for NAT gateways"',
    serves: 'all traffic of private subnets to the internet',
    costs: 'by the hour and by the gigabyte',
    watches: [
      ['allocation_id', 'changes', 'identity-changed medium', 'others see requests from another address'],
      ['secondary_allocation_ids', 'changes', 'identity-changed medium', 'others see requests from other addresses'],
    ],
  },
  aws_eip: {
    source: 'Amazon VPC User Guide, "Elastic IP addresses"',
    serves: 'whoever knows, or has allowed, this address',
    costs: 'by the hour',
    watches: [
      ['instance', 'set', 'network-exposed medium', 'a machine gets a public address'],
      ['network_interface', 'set', 'network-exposed medium', 'an interface gets a public address'],
    ],
  },
  aws_security_group: {
    source: 'Amazon VPC User Guide, "Control traffic to your AWS resources using security groups"',
    serves: 'whatever comes in and goes out by it',
    watches: [
      ['ingress.cidr_blocks', 'opens', 'network-exposed medium', COMES_IN],
      ['ingress.ipv6_cidr_blocks', 'opens', 'network-exposed medium', COMES_IN],
      ['ingress', 'gains', 'network-exposed medium', 'a rule lets more in'],
      ['ingress', 'loses', 'interruption low', 'a rule lets less in'],
      ['egress.cidr_blocks', 'gains', 'network-exposed medium', GOES_OUT],
      ['egress.ipv6_cidr_blocks', 'gains', 'network-exposed medium', GOES_OUT],
      ['egress', 'loses', 'interruption low', 'a rule lets less out'],
    ],
  },
  aws_default_security_group: {
    source: 'Amazon VPC User Guide, "Default security groups for your VPCs"',
    guards: ['network-exposed medium', 'nothing keeps the default group of the network empty'],
    watches: [
      ['ingress.cidr_blocks', 'opens', 'network-exposed medium', COMES_IN],
      ['ingress', 'gains', 'network-exposed medium', 'a rule of the default group lets more in'],
      ['egress', 'gains', 'network-exposed medium', 'a rule of the default group lets more out'],
    ],
  },
  aws_vpc_security_group_ingress_rule: {
    source: 'Amazon VPC User Guide, "Security group rules"',
    serves: 'whatever comes in by this rule',
    watches: [
      ['cidr_ipv4', 'opens', 'network-exposed medium', COMES_IN],
      ['cidr_ipv6', 'opens', 'network-exposed medium', COMES_IN],
      ['prefix_list_id', 'set', 'network-exposed medium', COMES_IN],
      ['referenced_security_group_id', 'set', 'network-exposed low', 'members of another group may come in'],
      ['from_port', 'changes', 'network-exposed medium', OTHER_PORTS],
      ['to_port', 'changes', 'network-exposed medium', OTHER_PORTS],
      ['ip_protocol', 'changes', 'network-exposed medium', OTHER_PORTS],
    ],
  },
  aws_vpc_security_group_egress_rule: {
    source: 'Amazon VPC User Guide, "Security group rules"',
    serves: 'whatever goes out by this rule',
    watches: [
      ['cidr_ipv4', 'set', 'network-exposed low', GOES_OUT],
      ['cidr_ipv6', 'set', 'network-exposed low', GOES_OUT],
      ['prefix_list_id', 'set', 'network-exposed low', GOES_OUT],
      ['ip_protocol', 'changes', 'network-exposed low', OTHER_PORTS],
      ['to_port', 'changes', 'network-exposed low', OTHER_PORTS],
    ],
  },
  aws_security_group_rule: {
    source: 'Amazon VPC User Guide, "Security group rules"',
    serves: 'whatever goes by this rule',
    watches: [
      ['cidr_blocks', 'opens', 'network-exposed medium', 'more addresses may come in, or be reached'],
      ['ipv6_cidr_blocks', 'opens', 'network-exposed medium', 'more addresses may come in, or be reached'],
      ['source_security_group_id', 'set', 'network-exposed low', 'members of another group may come in'],
      ['from_port', 'changes', 'network-exposed medium', OTHER_PORTS],
      ['to_port', 'changes', 'network-exposed medium', OTHER_PORTS],
      ['protocol', 'changes', 'network-exposed medium', OTHER_PORTS],
    ],
  },
  aws_network_acl: {
    source: 'Amazon VPC User Guide, "Control subnet traffic with network access control lists"',
    guards: ['network-exposed medium', 'its subnets fall back to a list that lets all traffic through'],
    watches: [
      ['ingress', 'gains', 'network-exposed medium', 'a rule lets other traffic in'],
      ['ingress', 'loses', 'network-exposed medium', 'a rule that may have kept traffic out is gone'],
      ['egress', 'changes', 'network-exposed medium', 'other traffic may go out'],
      ['subnet_ids', 'loses', 'network-exposed medium', 'a subnet is no longer under the list'],
    ],
  },
  aws_vpc_endpoint: {
    source: 'AWS PrivateLink Guide, "Access AWS services through AWS PrivateLink"',
    serves: 'private traffic to the service',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'what may be done through the endpoint'],
      ['private_dns_enabled', 'changes', 'interruption medium', "the service's name leads elsewhere"],
      ['security_group_ids', 'gains', 'network-exposed low', 'others than before may reach it'],
      ['route_table_ids', 'loses', 'interruption medium', 'a subnet reaches the service by another way'],
      ['subnet_ids', 'gains', 'cost-raised low', 'an interface endpoint is paid for by zone and hour'],
      ['subnet_ids', 'loses', 'interruption medium', 'a zone no longer has the endpoint'],
    ],
  },
  aws_flow_log: {
    source: 'Amazon VPC User Guide, "Logging IP traffic using VPC Flow Logs"',
    guards: ['routine medium', 'nobody can tell what traffic there was'],
    watches: [
      ['traffic_type', 'changes', 'routine medium', 'other traffic than before is recorded'],
      ['log_destination', 'changes', 'routine medium', 'the record goes elsewhere'],
    ],
  },
  aws_vpc_peering_connection: {
    source: 'Amazon VPC Peering Guide, "What is VPC peering?"',
    grants: 'a way from one network to another',
    watches: [['auto_accept', { becomes: ON }, 'network-exposed high', 'the networks are joined at once']],
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    source: 'AWS Transit Gateway Guide, "Amazon VPC attachments"',
    grants: 'a way from one network to others',
    serves: 'the traffic between networks',
    costs: 'by the hour and by the gigabyte',
  },
  aws_lb: {
    source: 'Elastic Load Balancing User Guide, "How Elastic Load Balancing works"',
    serves: 'whoever comes through it',
    costs: 'by the hour and by what goes through it',
    watches: [
      ['internal', { turns: OFF }, 'network-exposed high', 'it is reached from the internet'],
      ['security_groups', 'gains', 'network-exposed medium', 'others than before may reach it'],
      ['enable_deletion_protection', { turns: OFF }, 'interruption low', 'nothing stops a later delete'],
    ],
  },
  aws_route53_zone: {
    source: 'Amazon Route 53 Developer Guide, "Deleting a public hosted zone"',
    holds: 'its records, and the name servers that others point to',
    serves: 'every name in it',
    watches: [['force_destroy', { turns: ON }, 'data-loss medium', 'a later delete takes its records along']],
  },
  aws_route53_record: {
    source: 'Amazon Route 53 Developer Guide, "Working with records"',
    serves: 'whoever asks for this name',
    watches: [
      ['records', 'changes', 'interruption medium', 'the name leads elsewhere'],
      ['alias', 'changes', 'interruption medium', 'the name leads elsewhere'],
    ],
  },
};
