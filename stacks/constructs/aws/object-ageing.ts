import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';

import type { Environment } from '../../../environments/schema/environment';

/** How the objects of a bucket age: when they change class, expire, and how long older versions stay. In days. */
export type Ageing = NonNullable<Environment['lake']>['zones']['raw'];

/** Ageing for buckets whose current objects stay as they are. */
export function keepingOlderVersions(noncurrentDays: number): Ageing {
  return { infrequentAccessAfterDays: null, glacierAfterDays: null, expireAfterDays: null, noncurrentDays };
}

/** The one lifecycle rule of a bucket. Uploads that were broken off go after a day: nobody sees them, all pay for them. */
export function ageingRule(ageing: Ageing): S3BucketLifecycleConfigurationRule {
  const { infrequentAccessAfterDays, glacierAfterDays, expireAfterDays, noncurrentDays } = ageing;
  const transition = [
    ...(infrequentAccessAfterDays === null ? [] : [{ days: infrequentAccessAfterDays, storageClass: 'STANDARD_IA' }]),
    ...(glacierAfterDays === null ? [] : [{ days: glacierAfterDays, storageClass: 'GLACIER' }]),
  ];
  return {
    id: 'ageing',
    status: 'Enabled',
    filter: [{ prefix: '' }],
    ...(transition.length > 0 && { transition }),
    // A rule without an expiry still clears the markers that deleted objects leave behind.
    expiration: [expireAfterDays === null ? { expiredObjectDeleteMarker: true } : { days: expireAfterDays }],
    noncurrentVersionExpiration: [{ noncurrentDays }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
  };
}
