import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';

import { type Ageing, ageingRule } from './object-ageing';
import { deny, policy, type Statement } from './policy';

/** What a {@link PrivateBucket} is for. */
export interface PrivateBucketProps {
  /** The bucket's full name, unique in the world. */
  readonly name: string;
  /** The ARN of the key that encrypts it; `null` for S3's own keys, which access logs need. */
  readonly keyArn: string | null;
  readonly ageing: Ageing;
  /** Whether the bucket may be deleted while it holds objects. */
  readonly forceDestroy: boolean;
  readonly lifecycle: TerraformResourceLifecycle;
  /** The bucket that records who read and wrote; `null` for that bucket itself. */
  readonly accessLogs: PrivateBucket | null;
  /** What AWS services may do in the bucket. */
  readonly statements?: readonly Statement[];
}

/** A bucket that is encrypted, versioned, reachable by TLS only, and cannot become public. */
export class PrivateBucket extends Construct {
  readonly name: string;
  /** Known before the bucket is: for policies that should be readable in the plan. */
  readonly arn: string;
  /** Whoever writes objects waits for this: an object written before it has no version. */
  readonly versioning: S3BucketVersioningA;
  /** Services that the bucket's policy lets in wait for this. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { name: bucketName, forceDestroy, lifecycle } = props;
    const { bucket: name } = new S3Bucket(this, 'bucket', { bucket: bucketName, forceDestroy, lifecycle });
    this.name = name;
    this.arn = `arn:aws:s3:::${bucketName}`;
    this.versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket: name,
      versioningConfiguration: { status: 'Enabled' },
    });
    this.encrypt(props.keyArn);
    this.policy = this.close(props.statements ?? []);
    new S3BucketLifecycleConfiguration(this, 'ageing', {
      bucket: name,
      rule: [ageingRule(props.ageing)],
      dependsOn: [this.versioning],
    });
    if (props.accessLogs !== null) this.record(props.accessLogs, bucketName);
  }

  private encrypt(keyArn: string | null): void {
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: this.name,
      rule: [
        keyArn === null
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
              bucketKeyEnabled: true,
            },
      ],
    });
  }

  private close(statements: readonly Statement[]): S3BucketPolicy {
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket: this.name,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const block = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket: this.name,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    // S3 refuses two changes of one bucket's access at a time.
    return new S3BucketPolicy(this, 'policy', {
      bucket: this.name,
      policy: policy([tlsOnly(this.arn), ...statements]),
      dependsOn: [block],
    });
  }

  private record(accessLogs: PrivateBucket, prefix: string): void {
    new S3BucketLoggingA(this, 'access-logging', {
      bucket: this.name,
      targetBucket: accessLogs.name,
      targetPrefix: `${prefix}/`,
      dependsOn: [accessLogs.policy],
    });
  }
}

function tlsOnly(bucketArn: string): Statement {
  return deny({
    sid: 'TlsOnly',
    principals: '*',
    actions: ['s3:*'],
    resources: [bucketArn, `${bucketArn}/*`],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
