import { allow, deny, type Statement } from '../aws/policy';
import { actions } from './permissions';

/** The states of environments: where they lie, what encrypts them, and what signs the reviews of their plans. */
export interface StateStore {
  readonly bucketArn: string;
  /** Start the keys of the states, without the slash after them; patterns of IAM. */
  readonly keyPrefixes: readonly string[];
  readonly keyArn: string;
  readonly reviewKeyArn: string;
}

/** Signs reviews, and believes those that were signed so. */
export function signing({ reviewKeyArn }: StateStore): Statement {
  return allow({ sid: 'SignReviews', actions: ['kms:GenerateMac'], resources: [reviewKeyArn] });
}

/** Reads states and holds their locks: the locks are all that it can write (Terraform, "S3 Bucket Permissions"). */
export function stateReading({ bucketArn, keyPrefixes, keyArn }: StateStore): Statement[] {
  const own = keyPrefixes.map((prefix) => `${bucketArn}/${prefix}/*`);
  return [
    // Terraform also lists workspaces under env:/ and, since 1.7, takes a refusal for none (hashicorp/terraform#34511).
    allow({
      sid: 'ListStates',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': keyPrefixes.map((prefix) => `${prefix}/*`) } },
    }),
    allow({ sid: 'ReadStates', actions: ['s3:GetObject'], resources: own }),
    allow({
      sid: 'LockStates',
      actions: actions('s3', ['DeleteObject', 'PutObject']),
      resources: own.map((states) => `${states}.tflock`),
    }),
    allow({ sid: 'StateKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
  ];
}

/** Writes states. A state is never deleted: not even a destroy needs that. */
export function stateWriting({ bucketArn, keyPrefixes }: StateStore): Statement[] {
  const own = keyPrefixes.map((prefix) => `${bucketArn}/${prefix}/*.tfstate`);
  return [
    allow({ sid: 'WriteStates', actions: ['s3:PutObject'], resources: own }),
    deny({ sid: 'KeepStates', actions: ['s3:DeleteObject'], resources: own }),
    deny({ sid: 'KeepOldStates', actions: ['s3:DeleteObjectVersion'], resources: [`${bucketArn}/*`] }),
  ];
}
