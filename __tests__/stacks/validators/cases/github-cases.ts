import { ActionsEnvironmentSecret } from '@cdktf/provider-github/lib/actions-environment-secret';
import { ActionsEnvironmentVariable } from '@cdktf/provider-github/lib/actions-environment-variable';
import { BranchProtection } from '@cdktf/provider-github/lib/branch-protection';
import {
  RepositoryEnvironment,
  type RepositoryEnvironmentConfig,
} from '@cdktf/provider-github/lib/repository-environment';
import { RepositoryEnvironmentDeploymentPolicy } from '@cdktf/provider-github/lib/repository-environment-deployment-policy';
import { RepositoryFile } from '@cdktf/provider-github/lib/repository-file';
import { RepositoryRuleset, type RepositoryRulesetConfig } from '@cdktf/provider-github/lib/repository-ruleset';
import {
  WorkflowRepositoryPermissions,
  type WorkflowRepositoryPermissionsConfig,
} from '@cdktf/provider-github/lib/workflow-repository-permissions';

import { type Build, prod, type RuleCase } from '../rule-case';

const repository = 'data-platform';

function environment(config: Partial<RepositoryEnvironmentConfig>): Build {
  return (stack) => {
    new RepositoryEnvironment(stack, 'environment', { environment: 'dev', repository, ...config });
  };
}

function policy(protectedBranches: boolean, customBranchPolicies: boolean): Build {
  return environment({ deploymentBranchPolicy: { protectedBranches, customBranchPolicies } });
}

const withPattern: Build = (stack) => {
  policy(false, true)(stack);
  new RepositoryEnvironmentDeploymentPolicy(stack, 'from', { environment: 'dev', repository, branchPattern: 'main' });
};

function ruleset(config: Partial<RepositoryRulesetConfig>): Build {
  return (stack) => {
    new RepositoryRuleset(stack, 'ruleset', {
      name: 'main',
      repository,
      enforcement: 'active',
      target: 'branch',
      conditions: { refName: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: { deletion: true },
      ...config,
    });
  };
}

function protectedBeside(pattern: string): Build {
  return (stack) => {
    ruleset({})(stack);
    new BranchProtection(stack, 'protection', { pattern, repositoryId: repository });
  };
}

function workflow(action: string): Build {
  return (stack) => {
    new RepositoryFile(stack, 'workflow', {
      repository,
      file: '.github/workflows/deploy.yml',
      content: `jobs:\n  a:\n    steps:\n      - uses: ${action}\n      - uses: ./.github/actions/x\n`,
    });
  };
}

function token(config: Partial<WorkflowRepositoryPermissionsConfig>): Build {
  return (stack) => {
    new WorkflowRepositoryPermissions(stack, 'token', { repository, ...config });
  };
}

function bypass(bypassMode: string): Build {
  return ruleset({ bypassActors: [{ actorType: 'Team', actorId: 1, bypassMode }] });
}

export const githubCases: readonly RuleCase[] = [
  {
    code: 'environment-reviewers',
    environment: prod,
    fails: environment({ reviewers: [{ teams: [1, 2, 3], users: [4, 5, 6, 7] }] }),
    says: 'has 7 reviewers, but GitHub takes 6',
    passes: environment({ reviewers: [{ teams: [1, 2, 3], users: [4, 5, 6] }] }),
  },
  {
    code: 'environment-branch-policy',
    fails: policy(true, true),
    says: 'sets protected_branches and custom_branch_policies, but GitHub refuses both',
    passes: policy(false, true),
  },
  {
    code: 'environment-pattern',
    fails: policy(false, true),
    says: 'nothing could ever deploy here',
    passes: withPattern,
  },
  {
    code: 'environment-admin-bypass',
    fails: environment({}),
    says: 'can_admins_bypass is missing',
    passes: environment({ canAdminsBypass: false }),
  },
  {
    code: 'environment-self-review',
    fails: environment({ reviewers: [{ teams: [1] }] }),
    says: 'prevent_self_review is missing',
    passes: environment({ reviewers: [{ teams: [1] }], preventSelfReview: true }),
  },
  {
    code: 'github-secret',
    fails: (stack) => new ActionsEnvironmentSecret(stack, 'it', { environment: 'dev', repository, secretName: 'KEY' }),
    says: 'is a github_actions_environment_secret',
    passes: (stack) =>
      new ActionsEnvironmentVariable(stack, 'it', {
        environment: 'dev',
        repository,
        variableName: 'AWS_REGION',
        value: 'eu-west-1',
      }),
  },
  {
    code: 'branch-protected-once',
    fails: protectedBeside('main'),
    says: 'protects main as dev-test/ruleset does',
    passes: protectedBeside('release'),
  },
  {
    code: 'workflow-action-pin',
    fails: workflow('actions/checkout@v5'),
    says: 'content uses actions/checkout@v5',
    passes: workflow(`actions/checkout@${'0a1b2c3d'.repeat(5)}`),
  },
  {
    code: 'ruleset-bypass',
    fails: bypass('always'),
    says: 'lets Team pass in mode always',
    passes: bypass('pull_request'),
  },
  {
    code: 'ruleset-enforced',
    fails: ruleset({ enforcement: 'evaluate' }),
    says: 'enforcement is "evaluate"',
    passes: ruleset({}),
  },
  {
    code: 'workflow-token',
    fails: token({ defaultWorkflowPermissions: 'write' }),
    says: 'default_workflow_permissions is "write"',
    passes: token({ defaultWorkflowPermissions: 'read' }),
  },
  {
    code: 'workflow-approval',
    fails: token({ canApprovePullRequestReviews: true }),
    says: 'can_approve_pull_request_reviews is true',
    passes: token({ canApprovePullRequestReviews: false }),
  },
];
