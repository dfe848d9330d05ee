import type { Construct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';
import { approvalEnvironment, bootstrapEnvironment } from '../../../workflows/names';
import { GatedEnvironment } from './gated-environment';

/**
 * The GitHub environments that a delivery goes through: one whose name credentials trust, one where people agree, and one
 * for an administrator's credentials. They are apart because GitHub asks its reviewers anew for each job of an
 * environment, and there is one job a stack. What is started by hand runs on the default branch, wherever releases come
 * from: roles trust no other workflow file.
 * @param variables what jobs are told; never a secret, for anyone who can read the repository can read them.
 */
export function deliveryEnvironments(
  scope: Construct,
  { name, github }: Environment,
  variables: Readonly<Record<string, string>>,
): void {
  const { repository, defaultBranch, deploysFrom, reviewers, waitMinutes } = github;
  const isByHand = deploysFrom.kind === 'branch' && deploysFrom.pattern === defaultBranch;
  const alsoFrom = isByHand ? null : defaultBranch;
  new GatedEnvironment(scope, 'environment', {
    repository,
    name,
    gate: { reviewers: { teams: [], users: [] }, waitMinutes: 0, deploysFrom },
    alsoFrom,
    variables,
  });
  new GatedEnvironment(scope, 'approval', {
    repository,
    name: approvalEnvironment(name),
    gate: { reviewers, waitMinutes, deploysFrom },
    alsoFrom,
    variables: {},
  });
  new GatedEnvironment(scope, 'bootstrap', {
    repository,
    name: bootstrapEnvironment(name),
    gate: { reviewers, waitMinutes: 0, deploysFrom: { kind: 'branch', pattern: defaultBranch } },
    variables: {},
  });
}
