import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';

/** Which logs an {@link EncryptedLogGroup} keeps. */
export interface EncryptedLogGroupProps {
  readonly name: string;
  readonly keyArn: string;
  readonly environment: Environment;
}

/** Logs that are encrypted and go after the environment's log days. */
export class EncryptedLogGroup extends CloudwatchLogGroup {
  constructor(scope: Construct, id: string, { name, keyArn, environment }: EncryptedLogGroupProps) {
    super(scope, id, { name, kmsKeyId: keyArn, retentionInDays: environment.retention.logDays });
  }
}
