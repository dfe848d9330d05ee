import { allow, type Statement } from '../aws/policy';
import {
  GITHUB_ISSUER,
  type GitHubContext,
  type GitHubRepository,
  githubSubjects,
} from '../../../environments/identity/github-subjects';

/** The audience that GitHub's tokens for AWS carry (GitHub documentation, "Configuring OpenID Connect in AWS"). */
export const AWS_AUDIENCE = 'sts.amazonaws.com';

/**
 * Trust in the jobs of one repository that run in certain contexts, and in no other job on GitHub. Every claim is
 * compared whole, in one statement, with an operator that a missing claim fails. The repository's number holds
 * when a name is given up and taken by another.
 */
export function githubTrust(
  repository: GitHubRepository,
  providerArn: string,
  contexts: readonly GitHubContext[],
): Statement {
  const claim = (name: string) => `${new URL(GITHUB_ISSUER).host}:${name}`;
  const [only] = contexts;
  return allow({
    sid: 'GitHub',
    principals: { Federated: providerArn },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    conditions: {
      StringEquals: {
        [claim('aud')]: AWS_AUDIENCE,
        [claim('sub')]: contexts.flatMap((context) => githubSubjects(repository, context)),
        [claim('repository_id')]: String(repository.repositoryId),
        ...(contexts.length === 1 && only?.kind === 'environment' && { [claim('environment')]: only.name }),
      },
    },
  });
}
