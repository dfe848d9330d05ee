import { blocks, isOn } from '../attributes';
import { needsCompanion, requires } from '../requirement';
import type { Rule } from '../rule';

const WORKGROUP = ['aws_redshiftserverless_workgroup'];
const NAMESPACE = ['aws_redshiftserverless_namespace'];
const SMALLEST_RPU = 8;

/** What must hold for Redshift Serverless (Amazon Redshift Management Guide, "Compute capacity", "Usage limits"). */
export const redshiftRules: readonly Rule[] = [
  requires({
    code: 'redshift-capacity',
    guarantees: 'A Redshift workgroup states a base capacity that every region offers.',
    types: WORKGROUP,
    path: 'base_capacity',
    // 4 RPU exist in a few regions only; from 8 on capacity comes in steps of 8.
    allows: (rpu) => typeof rpu === 'number' && rpu >= SMALLEST_RPU && rpu <= 1024 && rpu % 8 === 0,
    because: 'Redshift takes 8 to 1024 in steps of 8, and 128 where nothing is said',
    mend: `set base_capacity to ${SMALLEST_RPU} or another multiple of 8`,
  }),
  needsCompanion({
    code: 'redshift-usage-limit',
    guarantees: 'Every Redshift workgroup has a usage limit.',
    type: 'aws_redshiftserverless_workgroup',
    named: 'arn',
    companion: 'aws_redshiftserverless_usage_limit',
    by: 'resource_arn',
    gives: 'usage limit',
    because: 'one query in a loop could bill without end',
    mend: 'add one of type serverless-compute',
  }),
  requires({
    code: 'redshift-private',
    guarantees: 'No Redshift workgroup is reachable from the internet.',
    types: [...WORKGROUP, 'aws_redshift_cluster'],
    path: 'publicly_accessible',
    allows: (value, { type }) => (type === 'aws_redshift_cluster' ? value === false : !isOn(value)),
    because: 'it would have a public address',
    mend: 'set publicly_accessible to false',
  }),
  requires({
    code: 'redshift-routing',
    guarantees: 'A Redshift workgroup loads and unloads through the VPC.',
    types: WORKGROUP,
    path: 'enhanced_vpc_routing',
    allows: isOn,
    because: 'COPY and UNLOAD would leave the VPC, past its endpoints and logs',
    mend: 'set enhanced_vpc_routing to true',
  }),
  requires({
    code: 'redshift-tls',
    guarantees: 'A Redshift workgroup refuses connections without TLS.',
    types: WORKGROUP,
    path: 'config_parameter',
    allows: (value) => blocks(value).some((it) => it['parameter_key'] === 'require_ssl' && isOn(it['parameter_value'])),
    because: 'Redshift takes plain connections where require_ssl is not true',
    mend: 'set config_parameter require_ssl to true',
  }),
  requires({
    code: 'redshift-admin',
    guarantees: 'AWS keeps and rotates the password of a Redshift administrator.',
    types: NAMESPACE,
    path: 'manage_admin_password',
    allows: isOn,
    because: 'the password would be in the state, or unknown to all',
    mend: 'set manage_admin_password to true and leave out admin_user_password',
  }),
];
