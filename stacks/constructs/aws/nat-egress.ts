import { Eip } from '@cdktf/provider-aws/lib/eip';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { Construct } from 'constructs';

import type { ZoneSubnet } from './zone-subnet';

/** The two subnets of one zone. */
export interface NatZone {
  readonly zone: string;
  readonly private: ZoneSubnet;
  readonly public: ZoneSubnet;
}

/** What {@link NatEgress} connects. */
export interface NatEgressProps {
  /** Starts the names of what is made. */
  readonly name: string;
  readonly vpcId: string;
  readonly zones: readonly NatZone[];
  /** The zones that have a gateway; the private subnets of the others leave through the first of them. */
  readonly gatewayZones: readonly string[];
}

const ANYWHERE = '0.0.0.0/0';

/** Lets private subnets reach the internet, and nothing on the internet reach them. */
export class NatEgress extends Construct {
  private readonly gateways = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NatEgressProps,
  ) {
    super(scope, id);
    const { name, vpcId, zones, gatewayZones } = props;
    const internet = new InternetGateway(this, 'internet', { vpcId, tags: { Name: name } });
    for (const { zone, public: subnet } of zones) {
      const route = new Route(this, `out-${zone}`, {
        routeTableId: subnet.routeTableId,
        destinationCidrBlock: ANYWHERE,
        gatewayId: internet.id,
      });
      if (gatewayZones.includes(zone)) this.gateway(zone, subnet, route);
    }
    this.leave();
  }

  private gateway(zone: string, { subnetId }: ZoneSubnet, route: Route): void {
    const tags = { Name: `${this.props.name}-${zone}` };
    const address = new Eip(this, `address-${zone}`, { domain: 'vpc', tags });
    // A gateway in a subnet that does not lead out yet fails to start.
    const gateway = new NatGateway(this, `gateway-${zone}`, {
      allocationId: address.id,
      subnetId,
      tags,
      dependsOn: [route],
    });
    this.gateways.set(zone, gateway.id);
  }

  private leave(): void {
    const [first] = this.gateways.values();
    for (const { zone, private: subnet } of this.props.zones) {
      const natGatewayId = this.gateways.get(zone) ?? first;
      if (natGatewayId === undefined) continue;
      const { routeTableId } = subnet;
      new Route(this, `private-out-${zone}`, { routeTableId, destinationCidrBlock: ANYWHERE, natGatewayId });
    }
  }
}
