import type { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { approvalEnvironment, bootstrapEnvironment } from '../../../workflows/names';
import { GatedEnvironment } from './gated-environment';

/**
 * The GitHub environments that a delivery goes through: one whose name credentials trust, one where people agree, and one
 * for an administrator's credentials. They are apart because GitHub asks its reviewers anew for each job of an
 * environment, and there is one job a stack. All of them let in jobs of the default branch alone, whose workflows were
 * reviewed, wherever releases come from: the branch or tag of a release is what its promotion is held to.
 * @param variables what jobs are told; never a secret, for anyone who can read the repository can read them.
 */
export function deliveryEnvironments(
  scope: Construct,
  { name, github }: Environment,
  variables: Readonly<Record<string, string>>,
): void {
  const { repository, defaultBranch, reviewers, waitMinutes } = github;
  const deploysFrom = { kind: 'branch', pattern: defaultBranch } as const;
  new GatedEnvironment(scope, 'environment', {
    repository,
    name,
    gate: { reviewers: { teams: [], users: [] }, waitMinutes: 0, deploysFrom },
    variables,
  });
  new GatedEnvironment(scope, 'approval', {
    repository,
    name: approvalEnvironment(name),
    gate: { reviewers, waitMinutes, deploysFrom },
    variables: {},
  });
  new GatedEnvironment(scope, 'bootstrap', {
    repository,
    name: bootstrapEnvironment(name),
    gate: { reviewers, waitMinutes: 0, deploysFrom },
    variables: {},
  });
}
