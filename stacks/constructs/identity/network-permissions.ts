import type { Environment } from '../../../environments/schema/environment';
import { allow } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { actions, type Permissions } from './permissions';

const MAKES = [
  'AllocateAddress',
  'CreateFlowLogs',
  'CreateInternetGateway',
  'CreateNatGateway',
  'CreateNetworkInterface',
  'CreateNetworkInterfacePermission',
  'CreateRoute',
  'CreateRouteTable',
  'CreateSecurityGroup',
  'CreateSubnet',
  'CreateTags',
  'CreateVpc',
  'CreateVpcEndpoint',
];

const CHANGES = [
  'AssociateRouteTable',
  'AttachInternetGateway',
  'AuthorizeSecurityGroupEgress',
  'AuthorizeSecurityGroupIngress',
  'ModifySecurityGroupRules',
  'ModifySubnetAttribute',
  'ModifyVpcAttribute',
  'ModifyVpcEndpoint',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'RevokeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
];

const REMOVES = [
  'DeleteFlowLogs',
  'DeleteInternetGateway',
  'DeleteNatGateway',
  'DeleteRoute',
  'DeleteRouteTable',
  'DeleteSecurityGroup',
  'DeleteSubnet',
  'DeleteTags',
  'DeleteVpc',
  'DeleteVpcEndpoints',
  'DetachInternetGateway',
  'DisassociateAddress',
  'DisassociateRouteTable',
  'ReleaseAddress',
];

/** The network stack, and the interfaces and endpoints that managed Airflow makes in it on the deployer's behalf. */
export function networkPermissions(environment: Environment): Permissions {
  const names = new Names(environment);
  return {
    reads: [
      allow({
        sid: 'ReadNetwork',
        actions: ['ec2:Describe*'],
        resources: ['*'],
        everywhere: 'what EC2 describes cannot be limited to resources',
      }),
    ],
    writes: [
      allow({
        sid: 'Network',
        actions: actions('ec2', [...MAKES, ...CHANGES, ...REMOVES]),
        resources: [names.arn('ec2', '*')],
      }),
      // An endpoint with a private name brings its own zone, whose number nobody knows before (AWS PrivateLink Guide).
      allow({
        sid: 'EndpointNames',
        actions: ['route53:AssociateVPCWithHostedZone'],
        resources: ['arn:aws:route53:::hostedzone/*'],
      }),
    ],
  };
}
