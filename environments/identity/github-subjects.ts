import type { Environment } from '../schema/environment';

/** A repository, by its names and by the numbers that outlast them, and the form of its tokens' subjects. */
export type GitHubRepository = Pick<
  Environment['github'],
  'owner' | 'ownerId' | 'repository' | 'repositoryId' | 'subjectFormat'
>;

/** What a job runs for, as GitHub writes it into the token of that job. */
export type GitHubContext =
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'pull-request' }
  | { readonly kind: 'branch'; readonly name: string };

/** Who signs the tokens of GitHub Actions (GitHub documentation, "OpenID Connect reference"). */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/**
 * The exact subjects that tokens of this repository carry in a context: one, or both forms in the days of a migration.
 * Whoever trusts GitHub (AWS roles, Snowflake users) takes them from here, so that they cannot disagree.
 */
export function githubSubjects(
  { owner, ownerId, repository, repositoryId, subjectFormat }: GitHubRepository,
  context: GitHubContext,
): readonly [string, ...(readonly string[])] {
  const suffix = contextClaim(context);
  const legacy = `repo:${owner}/${repository}:${suffix}`;
  const immutable = `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${suffix}`;
  switch (subjectFormat) {
    case 'legacy':
      return [legacy];
    case 'immutable':
      return [immutable];
    case 'both':
      return [immutable, legacy];
    default:
      return subjectFormat satisfies never;
  }
}

function contextClaim(context: GitHubContext): string {
  switch (context.kind) {
    case 'environment':
      return `environment:${context.name}`;
    case 'pull-request':
      return 'pull_request';
    case 'branch':
      return `ref:refs/heads/${context.name}`;
    default:
      return context satisfies never;
  }
}
