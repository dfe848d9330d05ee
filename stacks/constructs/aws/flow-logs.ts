import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { Names } from '../../../environments/identity/names';
import { ROLE_NAMES } from '../../../environments/identity/role-names';
import { EncryptedLogGroup } from './encrypted-log-group';
import { EncryptionKey, logsMayUse } from './encryption-key';
import { allow } from './policy';
import { ServiceRole } from './service-role';

/** The traffic that {@link FlowLogs} records. */
export interface FlowLogsProps {
  readonly vpcId: string;
  readonly environment: Environment;
  readonly lifecycle: TerraformResourceLifecycle;
}

/** A record of all traffic of a VPC, encrypted by a key that serves nothing else. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, environment, lifecycle }: FlowLogsProps) {
    super(scope, id);
    const names = new Names(environment);
    const name = `/sluice/${names.aws('network')}/flow-logs`;
    const key = new EncryptionKey(this, 'key', {
      name: names.aws('network-flow-logs'),
      description: 'The record of network traffic',
      environment,
      lifecycle,
      statements: [logsMayUse(environment, name)],
    });
    const group = new EncryptedLogGroup(this, 'log-group', { name, keyArn: key.arn, environment });
    const role = new ServiceRole(this, 'writer', {
      name: ROLE_NAMES.flowLogs,
      description: 'Writes the record of network traffic',
      environment,
      services: ['vpc-flow-logs.amazonaws.com'],
      actingFor: names.arn('ec2', 'vpc-flow-log/*'),
      statements: [
        allow({
          sid: 'Write',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [names.arn('logs', `log-group:${name}`), names.arn('logs', `log-group:${name}:*`)],
        }),
        allow({ sid: 'Find', actions: ['logs:DescribeLogGroups'], resources: [names.arn('logs', 'log-group:*')] }),
      ],
    });
    new FlowLog(this, 'flow-log', {
      vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: group.arn,
      iamRoleArn: role.arn,
      dependsOn: [role.permissions],
    });
  }
}
