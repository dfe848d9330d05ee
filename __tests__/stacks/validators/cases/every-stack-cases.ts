import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database';
import { GlueJob } from '@cdktf/provider-aws/lib/glue-job';
import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket, type S3BucketConfig } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { AccountRole } from '@cdktf/provider-snowflake/lib/account-role';
import { DataResource, S3Backend, type S3BackendConfig, TerraformElement } from 'cdktf';

import { type Build, prod, type RuleCase } from '../rule-case';

function bucket(config: S3BucketConfig, id = 'bucket'): Build {
  return (stack) => {
    new S3Bucket(stack, id, config);
  };
}

function jobWith(defaultArguments: Record<string, string>): Build {
  return (stack) => {
    new GlueJob(stack, 'job', {
      name: 'dev-job',
      roleArn: 'arn:aws:iam::111111111111:role/dev-work',
      command: { scriptLocation: 's3://b/k' },
      defaultArguments,
    });
  };
}

function roles(count: number): Build {
  return (stack) => {
    for (let i = 0; i < count; i++) new AccountRole(stack, `role-${i}`, { name: `DEV_R${i}` });
  };
}

function object(tagCount: number): Build {
  const tags = Object.fromEntries(Array.from({ length: tagCount }, (_, i) => [`tag-${i}`, 'x']));
  return (stack) => {
    new S3Object(stack, 'object', { bucket: 'dev-lake', key: 'k', tags });
  };
}

function backend(config: Partial<S3BackendConfig>, locked = true): Build {
  return (stack) => {
    const state = new S3Backend(stack, { bucket: 'dev-sluice-state', key: 'dev/dev-test.tfstate', ...config });
    if (locked) state.addOverride('use_lockfile', true);
  };
}

function catalog(name: string): Build {
  return (stack) => {
    new GlueCatalogDatabase(stack, 'catalog', { name });
  };
}

class Block extends TerraformElement {
  constructor(
    scope: ConstructorParameters<typeof TerraformElement>[0],
    private readonly json: object,
  ) {
    super(scope, 'block');
  }

  override toTerraform(): object {
    return this.json;
  }
}

function json(block: object): Build {
  return (stack) => {
    new Block(stack, block);
  };
}

const nothing: Build = () => undefined;

export const everyStackCases: readonly RuleCase[] = [
  {
    code: 'secret-attribute',
    fails: jobWith({ '--db-password': 'swordfish' }),
    says: 'default_arguments.--db-password is set',
    passes: jobWith({ '--password-secret': 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:db' }),
  },
  {
    code: 'secret-value',
    fails: jobWith({ '--conf': `url=https://x?key=AKIA${'ABCD'.repeat(4)}` }),
    says: 'default_arguments.--conf holds an AWS access key id',
    passes: jobWith({ '--conf': 'url=https://x?key=none' }),
  },
  {
    code: 'secret-maker',
    fails: (stack) => new IamAccessKey(stack, 'key', { user: 'dev-etl' }),
    says: 'is a aws_iam_access_key, but what it makes would be readable in the state',
    passes: nothing,
  },
  {
    code: 'provider-credentials',
    fails: (stack) => new AwsProvider(stack, 'aws', { profile: 'mine' }),
    says: 'profile is set',
    passes: (stack) => new AwsProvider(stack, 'aws', { region: 'eu-west-1' }),
  },
  {
    code: 'durable',
    environment: prod,
    fails: bucket({ bucket: 'prod-lake' }),
    says: 'lifecycle.prevent_destroy is missing',
    passes: bucket({ bucket: 'prod-lake', lifecycle: { preventDestroy: true } }),
  },
  {
    code: 'disposable',
    fails: bucket({ bucket: 'dev-lake', lifecycle: { preventDestroy: true } }),
    says: 'the environment could not be taken down',
    passes: bucket({ bucket: 'dev-lake', lifecycle: { preventDestroy: false } }),
  },
  {
    code: 'name-prefix',
    fails: bucket({ bucket: 'my-devices' }),
    says: 'bucket is "my-devices", but it does not carry "dev"',
    passes: bucket({ bucket: 'dev-devices' }),
  },
  {
    code: 'name-stated',
    fails: bucket({ bucketPrefix: 'dev-' }),
    says: 'bucket is missing',
    passes: bucket({ bucket: 'dev-lake' }),
  },
  {
    code: 'name-length',
    fails: bucket({ bucket: `dev-${'x'.repeat(60)}` }),
    says: '(64 characters), but the service takes 63',
    passes: bucket({ bucket: `dev-${'x'.repeat(59)}` }),
  },
  { code: 'tag-limits', fails: object(11), says: 'has 11 tags, but AWS takes 10', passes: object(10) },
  {
    code: 'bucket-name',
    fails: bucket({ bucket: 'dev.Lake' }),
    says: 'bucket is "dev.Lake"',
    passes: bucket({ bucket: 'dev-lake' }),
  },
  { code: 'glue-database-name', fails: catalog('dev-Crm'), says: 'name is "dev-Crm"', passes: catalog('dev_crm') },
  {
    code: 'snowflake-name',
    fails: (stack) => new AccountRole(stack, 'role', { name: 'dev_analyst' }),
    says: 'name is "dev_analyst"',
    passes: (stack) => new AccountRole(stack, 'role', { name: 'DEV_ANALYST' }),
  },
  {
    code: 'foreign-data',
    fails: json({ data: { http: { page: { url: 'https://example.com' } } } }),
    says: 'is a http data source',
    passes: json({ data: { aws_ssm_parameter: { vpc: { name: '/sluice/dev/network/vpc-id' } } } }),
  },
  {
    code: 'provisioner',
    fails: (stack) =>
      new AccountRole(stack, 'role', {
        name: 'DEV_ANALYST',
        provisioners: [{ type: 'local-exec', command: 'echo hello' }],
      }),
    says: 'is or holds a provisioner',
    passes: (stack) => new DataResource(stack, 'made', { triggersReplace: { role: 'DEV_ANALYST' } }),
  },
  {
    code: 'snowflake-stack-size',
    fails: roles(501),
    says: 'has 501 Snowflake resources',
    passes: roles(500),
  },
  {
    code: 'stable-address',
    fails: bucket({ bucket: 'dev-lake' }, 'dev-lake'),
    says: 'the construct dev-lake is named after its environment',
    passes: bucket({ bucket: 'dev-lake' }, 'devices'),
  },
  {
    code: 'stack-name',
    fails: (stack) => {
      // The rules of a dev stack, held against a stack that carries another name.
      Object.defineProperty(stack.node, 'path', { value: 'warehouse' });
    },
    says: 'the stack is named warehouse',
    passes: nothing,
  },
  {
    code: 'provider-pinned',
    fails: json({ terraform: { required_providers: { random: { source: 'hashicorp/random' } } } }),
    says: 'required_providers.random has no version',
    passes: json({ terraform: { required_providers: { random: { source: 'hashicorp/random', version: '3.6.0' } } } }),
  },
  { code: 'state-lock', fails: backend({}, false), says: 'use_lockfile is missing', passes: backend({}) },
  {
    code: 'state-encryption',
    fails: backend({ encrypt: false }),
    says: 'encrypt is false',
    passes: backend({ encrypt: true }),
  },
  {
    code: 'state-key',
    fails: backend({ key: 'dev/dev-lake.tfstate' }),
    says: 'two stacks with one key overwrite each other',
    passes: backend({}),
  },
];
