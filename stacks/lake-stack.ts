import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database';
import { GlueSecurityConfiguration } from '@cdktf/provider-aws/lib/glue-security-configuration';
import type { Construct } from 'constructs';

import { AccessLogBucket } from './constructs/aws/access-log-bucket';
import { ARTIFACTS, artifactsKey } from './constructs/aws/artifacts';
import { awsProvider } from './constructs/aws/aws-provider';
import { EncryptionKey, logsMayUse } from './constructs/aws/encryption-key';
import { type Ageing, keepingOlderVersions } from './constructs/aws/object-ageing';
import { PrivateBucket } from './constructs/aws/private-bucket';
import { publish } from './constructs/aws/published-value';
import type { Having } from './constructs/has';
import { PlatformStack } from './constructs/platform-stack';

type Lake = Having<'lake'>['lake'];

/** Where data lies: raw, clean and curated zones, the artifacts of the code that works on it, and the Glue catalog. */
export class LakeStack extends PlatformStack {
  constructor(scope: Construct, environment: Having<'lake'>) {
    super(scope, 'lake', environment);
    awsProvider(this, environment);
    const { zones, catalogs } = environment.lake;
    const key = this.dataKey();
    const artifacts = artifactsKey(this, { environment, names: this.names, lifecycle: this.durable });
    const bucket = this.buckets();
    for (const [zone, ageing] of Object.entries(zones)) bucket(zone, key, ageing);
    bucket(ARTIFACTS, artifacts, keepingOlderVersions(environment.retention.stateNoncurrentDays));
    this.catalogs(catalogs);
    this.glueSecurity(key);
    publish(this, this.names, [
      ['lake/key-arn', key.arn],
      ['lake/artifacts-key-arn', artifacts.arn],
    ]);
  }

  private dataKey(): EncryptionKey {
    return new EncryptionKey(this, 'key', {
      name: this.names.aws('lake'),
      description: 'The data of the lake and what Glue logs about it',
      environment: this.environment,
      lifecycle: this.durable,
      statements: [logsMayUse(this.environment, '/aws-glue/*')],
    });
  }

  /** Makes buckets that one access-log bucket watches. */
  private buckets(): (name: string, key: EncryptionKey, ageing: Ageing) => void {
    const lifecycle = this.durable;
    const { forceDestroy } = this.environment.retention;
    const accessLogs = new AccessLogBucket(this, 'access-logs', {
      name: this.names.bucket('lake-access-logs'),
      environment: this.environment,
      lifecycle,
    });
    return (id, { arn: keyArn }, ageing) => {
      const name = this.names.bucket(`lake-${id}`);
      new PrivateBucket(this, id, { name, keyArn, ageing, forceDestroy, lifecycle, accessLogs });
    };
  }

  private catalogs(catalogs: Lake['catalogs']): void {
    for (const [name, zone] of Object.entries(catalogs)) {
      new GlueCatalogDatabase(this, `catalog-${name}`, {
        name: this.names.catalog(name),
        description: `Tables of the ${zone} zone`,
        locationUri: `s3://${this.names.bucket(`lake-${zone}`)}/${name}/`,
        lifecycle: this.durable,
      });
    }
  }

  private glueSecurity({ arn: kmsKeyArn }: EncryptionKey): void {
    new GlueSecurityConfiguration(this, 'glue-security', {
      name: this.names.aws('lake'),
      encryptionConfiguration: {
        cloudwatchEncryption: { cloudwatchEncryptionMode: 'SSE-KMS', kmsKeyArn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn },
        s3Encryption: { s3EncryptionMode: 'SSE-KMS', kmsKeyArn },
      },
    });
  }
}
