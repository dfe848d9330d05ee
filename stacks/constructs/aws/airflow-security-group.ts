import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';

/** Where an {@link AirflowSecurityGroup} applies. */
export interface AirflowSecurityGroupProps {
  readonly name: string;
  readonly vpcId: string;
}

/**
 * Lets the parts of managed Airflow reach each other and the outside, and nothing else reach them (Amazon MWAA User
 * Guide, "Security in your VPC on Amazon MWAA": the group must allow all traffic from itself).
 */
export class AirflowSecurityGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, vpcId }: AirflowSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'group', {
      name,
      description: 'The parts of managed Airflow, among themselves',
      vpcId,
      tags: { Name: name },
    });
    new VpcSecurityGroupIngressRule(this, 'from-itself', {
      securityGroupId: group.id,
      referencedSecurityGroupId: group.id,
      ipProtocol: '-1',
    });
    new VpcSecurityGroupEgressRule(this, 'out', {
      securityGroupId: group.id,
      description: 'To wherever the routes lead',
      cidrIpv4: '0.0.0.0/0',
      ipProtocol: '-1',
    });
    this.id = group.id;
  }
}
