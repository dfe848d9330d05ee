import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Construct } from 'constructs';

/** Where a {@link ZoneSubnet} lies. */
export interface ZoneSubnetProps {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  /** The zone's full name, such as `eu-west-1a`. */
  readonly availabilityZone: string;
}

/** A subnet of one zone with routes of its own and no public addresses; it leads nowhere until a route is added. */
export class ZoneSubnet extends Construct {
  readonly subnetId: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, { name, vpcId, cidrBlock, availabilityZone }: ZoneSubnetProps) {
    super(scope, id);
    const tags = { Name: name };
    const subnet = new Subnet(this, 'subnet', {
      vpcId,
      cidrBlock,
      availabilityZone,
      mapPublicIpOnLaunch: false,
      tags,
    });
    const routes = new RouteTable(this, 'routes', { vpcId, tags });
    new RouteTableAssociation(this, 'association', { subnetId: subnet.id, routeTableId: routes.id });
    this.subnetId = subnet.id;
    this.routeTableId = routes.id;
  }
}
