import { blocks, isOn, type Json, list, text } from '../attributes';
import { needsCompanion, requires } from '../requirement';
import type { Attributes } from '../attributes';
import type { Flaw, Rule } from '../rule';

const EVERYWHERE: readonly Json[] = ['0.0.0.0/0', '::/0'];
const SOURCES = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'];

const openIngress: Rule = {
  code: 'security-group-open',
  guarantees: 'No security group lets the whole internet in.',
  types: [
    'aws_security_group',
    'aws_default_security_group',
    'aws_security_group_rule',
    'aws_vpc_security_group_ingress_rule',
  ],
  check({ type, attributes }) {
    const rules = type.endsWith('_security_group') ? blocks(attributes['ingress']) : [attributes];
    if (attributes['type'] === 'egress') return [];
    return rules.flatMap(openFlaws);
  },
};

function openFlaws(ingress: Attributes): Flaw[] {
  const open = SOURCES.flatMap((source) => list(ingress[source])).filter((block) => EVERYWHERE.includes(block));
  return open.map((block) => ({
    what: `lets in ${text(block)}`,
    because: 'nothing here serves the internet',
    mend: 'name the blocks or security groups that may connect',
  }));
}

/** What must hold for VPCs and what is in them (Amazon VPC User Guide, "Security best practices"). */
export const networkRules: readonly Rule[] = [
  openIngress,
  requires({
    code: 'subnet-public-addresses',
    guarantees: 'No subnet gives out public addresses by itself.',
    types: ['aws_subnet'],
    path: 'map_public_ip_on_launch',
    allows: (value) => !isOn(value),
    because: 'whatever starts there would be reachable from the internet',
    mend: 'leave it out; NAT gateways bring their own addresses',
  }),
  needsCompanion({
    code: 'vpc-default-group',
    guarantees: 'The default security group of every VPC lets nothing through.',
    type: 'aws_vpc',
    named: 'id',
    companion: 'aws_default_security_group',
    by: 'vpc_id',
    that: ({ attributes }) => blocks(attributes['ingress']).length === 0 && blocks(attributes['egress']).length === 0,
    gives: 'emptied default security group',
    because: 'what names no group of its own would share one that lets all its members talk',
    mend: 'add one without ingress and egress',
  }),
  needsCompanion({
    code: 'vpc-flow-logs',
    guarantees: 'Every VPC logs its flows where the environment says so.',
    type: 'aws_vpc',
    named: 'id',
    companion: 'aws_flow_log',
    by: 'vpc_id',
    when: (_, { environment }) => environment.network?.flowLogs === true,
    gives: 'flow log',
    because: 'network.flowLogs is true here',
    mend: 'add one to an encrypted log group',
  }),
];
