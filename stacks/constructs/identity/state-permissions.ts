import { allow, deny, type Statement } from '../aws/policy';
import { actions } from './permissions';

/** One environment's states: where they lie, and what encrypts them. */
export interface StateStore {
  readonly bucketArn: string;
  /** Starts the keys of the environment's states, without the slash after it. */
  readonly keyPrefix: string;
  readonly keyArn: string;
}

/** Reads states and holds their locks: the locks are all that it can write (Terraform, "S3 Bucket Permissions"). */
export function stateReading({ bucketArn, keyPrefix, keyArn }: StateStore): Statement[] {
  const own = `${bucketArn}/${keyPrefix}/*`;
  return [
    // Terraform also lists workspaces under env:/ and, since 1.7, takes a refusal for none (hashicorp/terraform#34511).
    allow({
      sid: 'ListStates',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': `${keyPrefix}/*` } },
    }),
    allow({ sid: 'ReadStates', actions: ['s3:GetObject'], resources: [own] }),
    allow({ sid: 'LockStates', actions: actions('s3', ['DeleteObject', 'PutObject']), resources: [`${own}.tflock`] }),
    allow({ sid: 'StateKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
  ];
}

/** Writes states. A state is never deleted: not even a destroy needs that. */
export function stateWriting({ bucketArn, keyPrefix }: StateStore): Statement[] {
  const own = `${bucketArn}/${keyPrefix}/*.tfstate`;
  return [
    allow({ sid: 'WriteStates', actions: ['s3:PutObject'], resources: [own] }),
    deny({ sid: 'KeepStates', actions: ['s3:DeleteObject'], resources: [own] }),
    deny({ sid: 'KeepOldStates', actions: ['s3:DeleteObjectVersion'], resources: [`${bucketArn}/*`] }),
  ];
}
