import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';

/**
 * What managed Airflow calls from a VPC without a way out, besides S3 (Amazon MWAA User Guide, "Creating the required
 * VPC service endpoints in an Amazon VPC with private routing"), and the secrets its DAGs read.
 */
const SERVICES = [
  'airflow.api',
  'airflow.env',
  'airflow.ops',
  'ecr.api',
  'ecr.dkr',
  'kms',
  'logs',
  'monitoring',
  'secretsmanager',
  'sqs',
] as const;

/** What {@link ServiceEndpoints} serves. */
export interface ServiceEndpointsProps {
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  /** The VPC's own block: the only addresses that may call the endpoints. */
  readonly cidr: string;
  readonly subnetIds: readonly string[];
}

/** Lets private subnets reach the AWS services that the platform needs, and nothing else. */
export class ServiceEndpoints extends Construct {
  constructor(scope: Construct, id: string, { name, region, vpcId, cidr, subnetIds }: ServiceEndpointsProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'security-group', {
      name,
      description: 'HTTPS from the VPC to AWS endpoints',
      vpcId,
      tags: { Name: name },
    });
    new VpcSecurityGroupIngressRule(this, 'https', {
      securityGroupId: group.id,
      description: 'HTTPS from the VPC',
      cidrIpv4: cidr,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
    });
    for (const service of SERVICES) {
      new VpcEndpoint(this, service.replace('.', '-'), {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds: [...subnetIds],
        securityGroupIds: [group.id],
        tags: { Name: `${name}-${service}` },
      });
    }
  }
}
