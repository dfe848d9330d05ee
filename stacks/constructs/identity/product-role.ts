import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import { Names } from '../../../environments/identity/names';
import { productRole } from '../../../environments/identity/role-names';
import type { Environment } from '../../../environments/schema/environment';
import { ARTIFACTS, productFolder } from '../aws/artifacts';
import { allow, policy, type Statement } from '../aws/policy';
import { except } from '../validators/exceptions';
import { githubTrust } from './github-trust';
import { actions } from './permissions';

/** A data product, the environment that it deploys to, and what its role hangs on. */
export interface ProductRoleProps {
  readonly environment: Environment;
  readonly product: Environment['github']['dataProducts'][number];
  readonly providerArn: string;
  readonly boundaryArn: string;
}

/**
 * A role that only the jobs of a data product's repository take, in the GitHub environment of this name, and that can
 * do one thing: mirror a folder into the product's own place in the artifact bucket.
 */
export class ProductRole extends Construct {
  constructor(scope: Construct, id: string, props: ProductRoleProps) {
    super(scope, id);
    const { environment, product, providerArn, boundaryArn } = props;
    const { owner, ownerId } = environment.github;
    const context = { kind: 'environment', name: environment.name } as const;
    const jobs = { sid: 'GitHub', repository: { owner, ownerId, ...product }, context, workflows: null };
    except(this, 'trust-github-workflow', 'a data product deploys by workflows of its own repository');
    const name = new Names(environment).aws(productRole(product.repository));
    const role = new IamRole(this, 'role', {
      name,
      description: `Deploys the data product ${product.repository}`,
      assumeRolePolicy: policy([githubTrust(providerArn, jobs)]),
      permissionsBoundary: boundaryArn,
    });
    new IamRolePolicy(this, 'permissions', { name, role: role.id, policy: policy(mirroring(environment, product)) });
  }
}

/** What `aws s3 sync --delete` does: it lists, writes and deletes, and reads nothing back. */
function mirroring(environment: Environment, product: ProductRoleProps['product']): Statement[] {
  const names = new Names(environment);
  const bucketArn = `arn:aws:s3:::${names.bucket(`lake-${ARTIFACTS}`)}`;
  const folder = productFolder(product);
  return [
    allow({
      sid: 'List',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': `${folder}/*` } },
    }),
    allow({
      sid: 'Mirror',
      actions: actions('s3', ['AbortMultipartUpload', 'DeleteObject', 'PutObject']),
      resources: [`${bucketArn}/${folder}/*`],
    }),
    // The bucket's key is made after this role. With a bucket key, S3 names the bucket whenever it uses the key (S3 User
    // Guide, "Reducing the cost of SSE-KMS with S3 Bucket Keys"); parts of an upload are decrypted to be put together.
    allow({
      sid: 'Encrypt',
      actions: actions('kms', ['Decrypt', 'GenerateDataKey']),
      resources: [names.arn('kms', 'key/*')],
      conditions: {
        StringEquals: {
          'kms:ViaService': `s3.${environment.aws.region}.amazonaws.com`,
          'kms:EncryptionContext:aws:s3:arn': bucketArn,
        },
      },
    }),
  ];
}
