import { ActionsEnvironmentVariable } from '@cdktf/provider-github/lib/actions-environment-variable';
import { RepositoryEnvironment } from '@cdktf/provider-github/lib/repository-environment';
import { RepositoryEnvironmentDeploymentPolicy } from '@cdktf/provider-github/lib/repository-environment-deployment-policy';
import { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';

/** A GitHub environment: where it is, who must agree to a deployment and from where, and what its jobs are told. */
export interface GatedEnvironmentProps {
  readonly repository: string;
  readonly name: string;
  readonly gate: Pick<Environment['github'], 'reviewers' | 'waitMinutes' | 'deploysFrom'>;
  /** Never a secret: anyone who can read the repository can read them. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A GitHub environment that deploys from one branch or tag pattern only, and that no administrator can step around. */
export class GatedEnvironment extends Construct {
  constructor(scope: Construct, id: string, { repository, name, gate, variables }: GatedEnvironmentProps) {
    super(scope, id);
    const { teams, users } = gate.reviewers;
    const reviewed = teams.length + users.length > 0;
    const { environment } = new RepositoryEnvironment(this, 'Resource', {
      repository,
      environment: name,
      waitTimer: gate.waitMinutes,
      canAdminsBypass: false,
      // GitHub keeps this with the reviewers: without any it reads back as false, a difference in every plan.
      preventSelfReview: reviewed,
      ...(reviewed ? { reviewers: [{ teams: [...teams], users: [...users] }] } : {}),
      deploymentBranchPolicy: { customBranchPolicies: true, protectedBranches: false },
    });
    const { kind, pattern } = gate.deploysFrom;
    new RepositoryEnvironmentDeploymentPolicy(this, 'deploys-from', {
      repository,
      environment,
      ...(kind === 'branch' ? { branchPattern: pattern } : { tagPattern: pattern }),
    });
    for (const [variableName, value] of Object.entries(variables)) {
      new ActionsEnvironmentVariable(this, variableName, { repository, environment, variableName, value });
    }
  }
}
