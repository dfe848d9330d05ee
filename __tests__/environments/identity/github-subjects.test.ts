import { githubSubjects } from '../../../environments/identity/github-subjects';

const repository = {
  owner: 'acme',
  ownerId: 11,
  repository: 'platform',
  repositoryId: 22,
} as const;

describe('githubSubjects', () => {
  test.each([
    [{ kind: 'environment', name: 'prod' } as const, 'environment:prod'],
    [{ kind: 'pull-request' } as const, 'pull_request'],
    [{ kind: 'branch', name: 'main' } as const, 'ref:refs/heads/main'],
  ])('writes %j in the form that the repository has', (context, claim) => {
    const subjects = (subjectFormat: 'legacy' | 'immutable' | 'both') =>
      githubSubjects({ ...repository, subjectFormat }, context);
    expect(subjects('legacy')).toEqual([`repo:acme/platform:${claim}`]);
    expect(subjects('immutable')).toEqual([`repo:acme@11/platform@22:${claim}`]);
    expect(subjects('both')).toEqual([`repo:acme@11/platform@22:${claim}`, `repo:acme/platform:${claim}`]);
  });
});
