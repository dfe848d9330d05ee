import { CloudwatchLogGroup, type CloudwatchLogGroupConfig } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { KmsKey, type KmsKeyConfig } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { TerraformStack } from 'cdktf';

import { type Build, prod, type RuleCase } from '../rule-case';

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/1';
const ALL = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

function bucketWith(companion: (stack: TerraformStack, bucket: S3Bucket) => void): Build {
  return (stack) => {
    companion(stack, new S3Bucket(stack, 'bucket', { bucket: 'dev-lake-111111111111' }));
  };
}

const lonely = bucketWith(() => undefined);

function bucketPolicy(condition: object): Build {
  return bucketWith((stack, { id, arn }) => {
    const Statement = [
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: condition },
    ];
    new S3BucketPolicy(stack, 'policy', { bucket: id, policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  });
}

function encryptedBy(sseAlgorithm: string): Build {
  return bucketWith((stack, { id }) => {
    new S3BucketServerSideEncryptionConfigurationA(stack, 'encryption', {
      bucket: id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
    });
  });
}

function loggedTo(sseAlgorithm: string): Build {
  return (stack) => {
    encryptedBy(sseAlgorithm)(stack);
    new S3BucketLoggingA(stack, 'logging', {
      bucket: 'dev-other',
      targetBucket: 'dev-lake-111111111111',
      targetPrefix: 'other/',
    });
  };
}

function key(config: KmsKeyConfig): Build {
  return (stack) => {
    new KmsKey(stack, 'key', config);
  };
}

function logGroup(config: CloudwatchLogGroupConfig): Build {
  return (stack) => {
    new CloudwatchLogGroup(stack, 'log', { name: 'dev-log', ...config });
  };
}

function network(companion?: (stack: TerraformStack, vpc: Vpc) => void): Build {
  return (stack) => {
    const vpc = new Vpc(stack, 'vpc', { cidrBlock: '10.0.0.0/16' });
    companion?.(stack, vpc);
  };
}

function subnet(mapPublicIpOnLaunch: boolean): Build {
  return (stack) => {
    new Subnet(stack, 'subnet', { vpcId: 'vpc-1', mapPublicIpOnLaunch });
  };
}

function ingress(cidr: string): Build {
  return (stack) => {
    new SecurityGroup(stack, 'group', {
      name: 'dev-group',
      ingress: [{ fromPort: 443, toPort: 443, protocol: 'tcp', cidrBlocks: ['10.0.0.0/16'] }],
      egress: [{ fromPort: 0, toPort: 0, protocol: '-1', cidrBlocks: ['0.0.0.0/0'] }],
    });
    new VpcSecurityGroupIngressRule(stack, 'rule', { securityGroupId: 'sg-1', ipProtocol: 'tcp', cidrIpv6: cidr });
  };
}

export const storageAndNetworkCases: readonly RuleCase[] = [
  {
    code: 'bucket-public-access',
    fails: bucketWith((stack, { id }) => {
      new S3BucketPublicAccessBlock(stack, 'block', { bucket: id, ...ALL, ignorePublicAcls: false });
    }),
    says: 'one policy or ACL could publish it',
    passes: bucketWith((stack, { id }) => {
      new S3BucketPublicAccessBlock(stack, 'block', { bucket: id, ...ALL });
    }),
  },
  {
    code: 'bucket-tls-only',
    fails: bucketPolicy({ Bool: { 'aws:SecureTransport': 'true' } }),
    says: 'S3 answers plain HTTP',
    passes: bucketPolicy({ Bool: { 'aws:SecureTransport': 'false' } }),
  },
  {
    code: 'bucket-versioning',
    fails: lonely,
    says: 'has no enabled versioning',
    passes: bucketWith((stack, { bucket }) => {
      new S3BucketVersioningA(stack, 'versions', { bucket, versioningConfiguration: { status: 'Enabled' } });
    }),
  },
  {
    code: 'bucket-encryption',
    fails: encryptedBy('AES256'),
    says: 'has no encryption with a KMS key',
    passes: encryptedBy('aws:kms'),
  },
  {
    code: 'bucket-log-encryption',
    fails: loggedTo('aws:kms'),
    says: 'S3 delivers no access logs',
    passes: loggedTo('AES256'),
  },
  {
    code: 'bucket-ownership',
    fails: lonely,
    says: 'has no BucketOwnerEnforced ownership',
    passes: bucketWith((stack) => {
      // By its literal name instead of a reference.
      new S3BucketOwnershipControls(stack, 'owner', {
        bucket: 'dev-lake-111111111111',
        rule: { objectOwnership: 'BucketOwnerEnforced' },
      });
    }),
  },
  {
    code: 'bucket-force-destroy',
    environment: prod,
    fails: (stack) => new S3Bucket(stack, 'bucket', { bucket: 'prod-lake', forceDestroy: true }),
    says: 'retention.forceDestroy is false here',
    passes: (stack) => new S3Bucket(stack, 'bucket', { bucket: 'prod-lake', forceDestroy: false }),
  },
  {
    code: 'key-rotation',
    fails: key({}),
    says: 'enable_key_rotation is missing',
    passes: key({ enableKeyRotation: true }),
  },
  {
    code: 'key-deletion-window',
    environment: prod,
    fails: key({ deletionWindowInDays: 7 }),
    says: 'deletion_window_in_days is 7',
    passes: key({ deletionWindowInDays: 30 }),
  },
  {
    code: 'log-group-retention',
    fails: logGroup({ retentionInDays: 0 }),
    says: 'retention_in_days is 0, but CloudWatch keeps, and bills, its events for ever',
    passes: logGroup({ retentionInDays: 30 }),
  },
  { code: 'log-group-key', fails: logGroup({}), says: 'kms_key_id is missing', passes: logGroup({ kmsKeyId: KEY }) },
  {
    code: 'secret-parameter',
    fails: (stack) => new SsmParameter(stack, 'it', { name: '/sluice/dev/it', type: 'SecureString', value: 'x' }),
    says: 'lands readable in the state',
    passes: (stack) => new SsmParameter(stack, 'it', { name: '/sluice/dev/it', type: 'String', value: 'vpc-1' }),
  },
  {
    code: 'security-group-open',
    fails: ingress('::/0'),
    says: 'lets in ::/0',
    passes: ingress('fd00::/8'),
  },
  {
    code: 'subnet-public-addresses',
    fails: subnet(true),
    says: 'map_public_ip_on_launch is true',
    passes: subnet(false),
  },
  {
    code: 'vpc-default-group',
    fails: network(),
    says: 'has no emptied default security group',
    passes: network((stack, vpc) => new DefaultSecurityGroup(stack, 'default', { vpcId: vpc.id })),
  },
  {
    code: 'vpc-flow-logs',
    environment: prod,
    fails: network(),
    says: 'network.flowLogs is true here',
    passes: network((stack, vpc) => new FlowLog(stack, 'flow', { vpcId: vpc.id, trafficType: 'ALL' })),
  },
];
