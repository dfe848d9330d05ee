import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import type { Construct } from 'constructs';

import { AirflowSecurityGroup } from './constructs/aws/airflow-security-group';
import { awsProvider } from './constructs/aws/aws-provider';
import { FlowLogs } from './constructs/aws/flow-logs';
import { NatEgress } from './constructs/aws/nat-egress';
import { publish } from './constructs/aws/published-value';
import { ServiceEndpoints } from './constructs/aws/service-endpoints';
import { zoneBlocks } from './constructs/aws/subnet-blocks';
import { ZoneSubnet } from './constructs/aws/zone-subnet';
import type { Having } from './constructs/has';
import { PlatformStack } from './constructs/platform-stack';

type Network = Having<'network'>['network'];

interface PrivateZone {
  readonly zone: string;
  readonly private: ZoneSubnet;
}

/** The VPC: private subnets in every zone, the way out that the environment chose, and S3 without it. */
export class NetworkStack extends PlatformStack {
  constructor(scope: Construct, environment: Having<'network'>) {
    super(scope, 'network', environment);
    awsProvider(this, environment);
    const { network } = environment;
    const vpcId = this.vpc(network);
    const zones = network.zones.map((zone) => ({ zone, private: this.subnet('private', zone, { vpcId, network }) }));
    this.toS3(vpcId, zones);
    this.egress(vpcId, network, zones);
    const airflow = new AirflowSecurityGroup(this, 'airflow', { name: this.names.aws('airflow'), vpcId });
    if (network.flowLogs) new FlowLogs(this, 'flow-logs', { vpcId, environment, lifecycle: this.durable });
    publish(this, this.names, [
      ['network/vpc-id', vpcId],
      ['network/airflow-security-group-id', airflow.id],
      ...zones.map((z) => [`network/private-subnet-id/${z.zone}`, z.private.subnetId] as const),
    ]);
  }

  private vpc({ cidr }: Network): string {
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock: cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: this.names.aws('network') },
    });
    // Without a rule of its own, Terraform takes every rule away from the group that a forgotten resource would get.
    new DefaultSecurityGroup(this, 'default-security-group', {
      vpcId: vpc.id,
      tags: { Name: this.names.aws('network-unused') },
    });
    return vpc.id;
  }

  private subnet(kind: 'private' | 'public', zone: string, to: { vpcId: string; network: Network }): ZoneSubnet {
    return new ZoneSubnet(this, `${kind}-${zone}`, {
      name: this.names.aws(`network-${kind}-${zone}`),
      vpcId: to.vpcId,
      cidrBlock: zoneBlocks(to.network.cidr, zone)[kind],
      availabilityZone: `${this.environment.aws.region}${zone}`,
    });
  }

  private toS3(vpcId: string, zones: readonly PrivateZone[]): void {
    new VpcEndpoint(this, 's3', {
      vpcId,
      serviceName: `com.amazonaws.${this.environment.aws.region}.s3`,
      vpcEndpointType: 'Gateway',
      routeTableIds: zones.map(({ private: { routeTableId } }) => routeTableId),
      tags: { Name: this.names.aws('network-s3') },
    });
  }

  private egress(vpcId: string, network: Network, zones: readonly PrivateZone[]): void {
    switch (network.egress) {
      case 'nat-per-zone':
        this.nat({ vpcId, network, zones, gatewayZones: network.zones });
        break;
      case 'single-nat':
        this.nat({ vpcId, network, zones, gatewayZones: network.zones.slice(0, 1) });
        break;
      case 'endpoints':
        new ServiceEndpoints(this, 'endpoints', {
          name: this.names.aws('network-endpoints'),
          region: this.environment.aws.region,
          vpcId,
          cidr: network.cidr,
          subnetIds: zones.map(({ private: { subnetId } }) => subnetId),
        });
        break;
      default:
        network.egress satisfies never;
    }
  }

  private nat({ vpcId, network, zones, gatewayZones }: NatPlan): void {
    new NatEgress(this, 'nat', {
      name: this.names.aws('network'),
      vpcId,
      zones: zones.map((zone) => ({ ...zone, public: this.subnet('public', zone.zone, { vpcId, network }) })),
      gatewayZones,
    });
  }
}

interface NatPlan {
  readonly vpcId: string;
  readonly network: Network;
  readonly zones: readonly PrivateZone[];
  readonly gatewayZones: readonly string[];
}
