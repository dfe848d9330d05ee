import { CodedeployApp } from '@cdktf/provider-aws/lib/codedeploy-app';
import {
  CodedeployDeploymentGroup,
  type CodedeployDeploymentGroupConfig,
} from '@cdktf/provider-aws/lib/codedeploy-deployment-group';
import { GlueJob, type GlueJobConfig } from '@cdktf/provider-aws/lib/glue-job';
import { GlueSecurityConfiguration } from '@cdktf/provider-aws/lib/glue-security-configuration';
import { LambdaAlias, type LambdaAliasConfig } from '@cdktf/provider-aws/lib/lambda-alias';
import {
  RedshiftserverlessNamespace,
  type RedshiftserverlessNamespaceConfig,
} from '@cdktf/provider-aws/lib/redshiftserverless-namespace';
import { RedshiftserverlessUsageLimit } from '@cdktf/provider-aws/lib/redshiftserverless-usage-limit';
import {
  RedshiftserverlessWorkgroup,
  type RedshiftserverlessWorkgroupConfig,
} from '@cdktf/provider-aws/lib/redshiftserverless-workgroup';

import type { Build, RuleCase } from '../rule-case';

const ROLE = 'arn:aws:iam::111111111111:role/dev-work';
const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/1';

function job(config: Partial<GlueJobConfig>): Build {
  return (stack) => {
    new GlueJob(stack, 'job', { name: 'dev-job', roleArn: ROLE, command: { scriptLocation: 's3://b/k' }, ...config });
  };
}

function encrypted(bookmarks: string): Build {
  return (stack) => {
    new GlueSecurityConfiguration(stack, 'security', {
      name: 'dev-security',
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: 'SSE-KMS', kmsKeyArn: KEY },
        cloudwatchEncryption: { cloudwatchEncryptionMode: 'SSE-KMS', kmsKeyArn: KEY },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: bookmarks, kmsKeyArn: KEY },
      },
    });
  };
}

function deployment(config: Partial<CodedeployDeploymentGroupConfig>): Build {
  return (stack) => {
    const app = new CodedeployApp(stack, 'app', { name: 'dev-app', computePlatform: 'Lambda' });
    new CodedeployDeploymentGroup(stack, 'group', {
      appName: app.name,
      deploymentGroupName: 'canary',
      serviceRoleArn: ROLE,
      ...config,
    });
  };
}

function alias(config: Partial<LambdaAliasConfig>): Build {
  return (stack) => {
    new LambdaAlias(stack, 'live', { name: 'live', functionName: 'dev-work', functionVersion: '3', ...config });
  };
}

function shifted(ignored: string[]): Build {
  return (stack) => {
    deployment({})(stack);
    alias({ lifecycle: { ignoreChanges: ignored } })(stack);
  };
}

function workgroup(config: Partial<RedshiftserverlessWorkgroupConfig>): Build {
  return (stack) => {
    new RedshiftserverlessWorkgroup(stack, 'workgroup', {
      namespaceName: 'dev-lab',
      workgroupName: 'dev-lab',
      ...config,
    });
  };
}

function namespace(config: Partial<RedshiftserverlessNamespaceConfig>): Build {
  return (stack) => {
    new RedshiftserverlessNamespace(stack, 'namespace', { namespaceName: 'dev-lab', ...config });
  };
}

const limited: Build = (stack) => {
  const lab = new RedshiftserverlessWorkgroup(stack, 'workgroup', {
    namespaceName: 'dev-lab',
    workgroupName: 'dev-lab',
  });
  new RedshiftserverlessUsageLimit(stack, 'limit', {
    resourceArn: lab.arn,
    usageType: 'serverless-compute',
    amount: 60,
  });
};

const EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];

export const dataServiceCases: readonly RuleCase[] = [
  {
    code: 'glue-job-timeout',
    fails: job({ timeout: 480 }),
    says: 'timeout is 480, but a job that hangs bills until it stops',
    passes: job({ timeout: 60 }),
  },
  { code: 'glue-job-version', fails: job({}), says: 'glue_version is missing', passes: job({ glueVersion: '5.0' }) },
  {
    code: 'glue-job-python',
    fails: job({}),
    says: 'command.python_version is missing',
    passes: job({ command: { scriptLocation: 's3://b/k', pythonVersion: '3' } }),
  },
  {
    code: 'glue-job-security',
    fails: job({}),
    says: 'security_configuration is missing',
    passes: job({ securityConfiguration: 'dev-security' }),
  },
  {
    code: 'glue-encryption',
    fails: encrypted('DISABLED'),
    says: 'job_bookmarks_encryption.job_bookmarks_encryption_mode is "DISABLED"',
    passes: encrypted('CSE-KMS'),
  },
  {
    code: 'lambda-deployment-type',
    fails: deployment({}),
    says: 'deployment_style.deployment_type is missing',
    passes: deployment({ deploymentStyle: { deploymentType: 'BLUE_GREEN' } }),
  },
  {
    code: 'lambda-deployment-option',
    fails: deployment({ deploymentStyle: { deploymentOption: 'WITHOUT_TRAFFIC_CONTROL' } }),
    says: 'deployment_style.deployment_option is "WITHOUT_TRAFFIC_CONTROL"',
    passes: deployment({ deploymentStyle: { deploymentOption: 'WITH_TRAFFIC_CONTROL' } }),
  },
  {
    code: 'lambda-rollback',
    fails: deployment({ autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } }),
    says: 'a bad version would stay',
    passes: deployment({ autoRollbackConfiguration: { enabled: true, events: EVENTS } }),
  },
  {
    code: 'lambda-alias-latest',
    fails: alias({ functionVersion: '$LATEST', routingConfig: { additionalVersionWeights: { '3': 0.1 } } }),
    says: 'function_version is "$LATEST"',
    passes: alias({ functionVersion: '4', routingConfig: { additionalVersionWeights: { '3': 0.1 } } }),
  },
  {
    code: 'lambda-alias-shift',
    fails: shifted(['function_version']),
    says: 'lifecycle.ignore_changes lacks routing_config',
    passes: shifted(['function_version', 'routing_config']),
  },
  {
    code: 'redshift-capacity',
    fails: workgroup({ baseCapacity: 4 }),
    says: 'base_capacity is 4, but Redshift takes 8 to 1024',
    passes: workgroup({ baseCapacity: 8 }),
  },
  { code: 'redshift-usage-limit', fails: workgroup({}), says: 'has no usage limit', passes: limited },
  {
    code: 'redshift-private',
    fails: workgroup({ publiclyAccessible: true }),
    says: 'publicly_accessible is true',
    passes: workgroup({ publiclyAccessible: false }),
  },
  {
    code: 'redshift-routing',
    fails: workgroup({}),
    says: 'enhanced_vpc_routing is missing',
    passes: workgroup({ enhancedVpcRouting: true }),
  },
  {
    code: 'redshift-tls',
    fails: workgroup({ configParameter: [{ parameterKey: 'require_ssl', parameterValue: 'false' }] }),
    says: 'Redshift takes plain connections',
    passes: workgroup({ configParameter: [{ parameterKey: 'require_ssl', parameterValue: 'true' }] }),
  },
  {
    code: 'redshift-admin',
    fails: namespace({ adminUsername: 'admin' }),
    says: 'manage_admin_password is missing',
    passes: namespace({ manageAdminPassword: true }),
  },
];
