import type { Environment } from '../../../environments/schema/environment';
import { AIRFLOW } from '../aws/artifacts';
import { allow } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { ROLE_NAMES, WORKLOAD_BOUNDARY } from '../../../environments/identity/role-names';
import { actions, type Permissions } from './permissions';

const ROLE_READS = [
  'GetRole',
  'GetRolePolicy',
  'ListAttachedRolePolicies',
  'ListInstanceProfilesForRole',
  'ListRolePolicies',
];

const ROLE_WRITES = [
  'DeleteRole',
  'DeleteRolePolicy',
  'PutRolePolicy',
  'TagRole',
  'UntagRole',
  'UpdateAssumeRolePolicy',
  'UpdateRole',
  'UpdateRoleDescription',
];

/** Managed Airflow. */
export function airflowPermissions(environment: Environment): Permissions {
  const names = new Names(environment);
  const resources = [names.arn('airflow', `environment/${names.aws(AIRFLOW)}`)];
  const linked = 'airflow.amazonaws.com';
  const writes = ['CreateEnvironment', 'DeleteEnvironment', 'TagResource', 'UntagResource', 'UpdateEnvironment'];
  return {
    reads: [
      allow({ sid: 'ReadAirflow', actions: actions('airflow', ['GetEnvironment', 'ListTagsForResource']), resources }),
    ],
    writes: [
      allow({ sid: 'Airflow', actions: actions('airflow', writes), resources }),
      allow({
        sid: 'AirflowsOwnRole',
        actions: ['iam:CreateServiceLinkedRole'],
        resources: [`arn:aws:iam::${environment.aws.accountId}:role/aws-service-role/${linked}/*`],
        conditions: { StringEquals: { 'iam:AWSServiceName': linked } },
      }),
    ],
  };
}

/** The roles that stacks make for services: always under the boundary, and each handed to its service only. */
export function rolePermissions(environment: Environment): Permissions {
  const names = new Names(environment);
  const own = names.roleArn('*');
  const boundary = { StringEquals: { 'iam:PermissionsBoundary': names.policyArn(WORKLOAD_BOUNDARY) } };
  const passing = (role: string, services: readonly string[]) => ({
    actions: ['iam:PassRole'],
    resources: [names.roleArn(role)],
    conditions: { StringEquals: { 'iam:PassedToService': services } },
  });
  return {
    reads: [allow({ sid: 'ReadRoles', actions: actions('iam', ROLE_READS), resources: [own] })],
    writes: [
      allow({
        sid: 'MakeRoles',
        actions: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
        resources: [own],
        conditions: boundary,
      }),
      allow({ sid: 'Roles', actions: actions('iam', ROLE_WRITES), resources: [own] }),
      allow({
        sid: 'PassToAirflow',
        ...passing(ROLE_NAMES.airflow, ['airflow.amazonaws.com', 'airflow-env.amazonaws.com']),
      }),
      allow({ sid: 'PassToFlowLogs', ...passing(ROLE_NAMES.flowLogs, ['vpc-flow-logs.amazonaws.com']) }),
    ],
  };
}
