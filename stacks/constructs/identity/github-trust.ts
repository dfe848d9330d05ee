import {
  type GitHubContext,
  type GitHubRepository,
  GITHUB_ISSUER,
  githubSubjects,
} from '../../../environments/identity/github-subjects';
import { allow, type Statement } from '../aws/policy';

/** The audience that GitHub's tokens for AWS carry (GitHub documentation, "Configuring OpenID Connect in AWS"). */
export const AWS_AUDIENCE = 'sts.amazonaws.com';

/** The jobs that a role is for: of one repository, in one context, and of certain workflows. */
export interface TrustedJobs {
  /** Names the statement. */
  readonly sid: string;
  readonly repository: GitHubRepository;
  readonly context: GitHubContext;
  /**
   * The workflows as `job_workflow_ref` has them, file and ref: what somebody edits on a branch or under a tag is
   * another. `null` where the repository's own workflows are not ours to name.
   */
  readonly workflows: readonly string[] | null;
}

/**
 * Trust in certain jobs, and in no other job on GitHub. Every claim is compared whole, in one statement, with an operator
 * that a missing claim fails. The repository's number holds when a name is given up and taken by another.
 */
export function githubTrust(providerArn: string, { sid, repository, context, workflows }: TrustedJobs): Statement {
  const claim = (name: string) => `${new URL(GITHUB_ISSUER).host}:${name}`;
  return allow({
    sid,
    principals: { Federated: providerArn },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    conditions: {
      StringEquals: {
        [claim('aud')]: AWS_AUDIENCE,
        [claim('sub')]: githubSubjects(repository, context),
        [claim('repository_id')]: String(repository.repositoryId),
        ...(context.kind === 'environment' && { [claim('environment')]: context.name }),
        ...(workflows !== null && { [claim('job_workflow_ref')]: workflows }),
      },
    },
  });
}
