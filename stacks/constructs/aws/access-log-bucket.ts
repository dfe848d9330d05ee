import type { TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { allow } from './policy';
import { PrivateBucket } from './private-bucket';

/** What an {@link AccessLogBucket} is for. */
export interface AccessLogBucketProps {
  readonly name: string;
  readonly environment: Environment;
  readonly lifecycle: TerraformResourceLifecycle;
}

/**
 * Where S3 writes who read and wrote other buckets, kept for the environment's log days. S3 delivers access logs only
 * to buckets that S3's own keys encrypt (Amazon S3 User Guide, "Enabling Amazon S3 server access logging").
 */
export class AccessLogBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { name, environment, lifecycle }: AccessLogBucketProps) {
    const { logDays, forceDestroy } = environment.retention;
    super(scope, id, {
      name,
      keyArn: null,
      ageing: { infrequentAccessAfterDays: null, glacierAfterDays: null, expireAfterDays: logDays, noncurrentDays: 1 },
      forceDestroy,
      lifecycle,
      accessLogs: null,
      statements: [
        allow({
          sid: 'AccessLogs',
          principals: { Service: 'logging.s3.amazonaws.com' },
          actions: ['s3:PutObject'],
          resources: [`arn:aws:s3:::${name}/*`],
          conditions: { StringEquals: { 'aws:SourceAccount': environment.aws.accountId } },
        }),
      ],
    });
  }
}
