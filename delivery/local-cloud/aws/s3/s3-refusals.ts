import { z } from 'zod';

import type { ObjectStore } from '../../store/object-store';
import { decide } from '../iam/decide';
import type { IamRequest } from '../iam/request';
import { roleHolder } from '../iam/role-holder';
import type { Session } from '../sts/session';
import { bucketEncryption } from './bucket-encryption';

const Listing = z.strictObject({ action: z.literal('s3:ListBucket'), bucket: z.string(), prefix: z.string() });

const Writing = z.strictObject({
  action: z.enum(['s3:PutObject', 's3:DeleteObject']),
  bucket: z.string(),
  key: z.string(),
});

const Asked = z.strictObject({ requests: z.array(z.discriminatedUnion('action', [Listing, Writing])) });

type S3Request = z.infer<typeof Listing> | z.infer<typeof Writing>;

/** A refusal in the words of S3 (API Reference, "Error responses"). */
export interface S3Refusal {
  readonly code: 'AccessDenied' | 'NoSuchBucket';
  readonly message: string;
}

/**
 * What S3 answers to each request of a session, `null` where it does it: Terraform has made the bucket on the local
 * cloud, and the policies of the session's role allow the request, and the use of the bucket's key. What the policies of
 * buckets and keys say is not looked at.
 * @throws ZodError for a request that is not known here, PolicyNotUnderstood for a policy that cannot be judged.
 */
export function s3Refusals(asked: unknown, session: Session, store: ObjectStore): (S3Refusal | null)[] {
  const { requests } = Asked.parse(asked);
  const buckets = new Map(store.list('aws_s3_bucket').map(({ attributes }) => [attributes['bucket'], attributes]));
  const holder = roleHolder(session.role, store) ?? { permissions: [], boundary: null };
  return requests.map((request) => {
    const bucket = buckets.get(request.bucket);
    if (bucket === undefined) return { code: 'NoSuchBucket', message: 'The specified bucket does not exist' };
    const key = request.action === 's3:PutObject' ? useOfKey(request, Region.parse(bucket).region, store) : [];
    const denied = [itself(request), ...key].find((one) => !decide(holder, one).isAllowed);
    return denied === undefined ? null : { code: 'AccessDenied', message: deniedTo(session, denied) };
  });
}

const Region = z.object({ region: z.string() });

function itself(request: S3Request): IamRequest {
  const context: IamRequest['context'] = 'prefix' in request ? { 's3:prefix': request.prefix } : {};
  return { action: request.action, resource: resourceOf(request), context };
}

/** What S3 does with the bucket's key in the name of whoever writes (S3 User Guide, "S3 Bucket Keys", "SSE-KMS"). */
function useOfKey(request: S3Request, region: string, store: ObjectStore): IamRequest[] {
  const encryption = bucketEncryption(request.bucket, store);
  if (encryption === undefined) return [];
  const { keyArn, hasBucketKey } = encryption;
  const context = {
    'kms:ViaService': `s3.${region}.amazonaws.com`,
    'kms:EncryptionContext:aws:s3:arn': hasBucketKey ? bucketArn(request) : resourceOf(request),
  };
  return [{ action: 'kms:GenerateDataKey', resource: keyArn, context }];
}

function bucketArn({ bucket }: S3Request): string {
  return `arn:aws:s3:::${bucket}`;
}

function resourceOf(request: S3Request): string {
  return 'key' in request ? `${bucketArn(request)}/${request.key}` : bucketArn(request);
}

function deniedTo({ role, name }: Session, { action, resource }: IamRequest): string {
  const user = `${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}`;
  return `User: ${user} is not authorized to perform: ${action} on resource: "${resource}"`;
}
