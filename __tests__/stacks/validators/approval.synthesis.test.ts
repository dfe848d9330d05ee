import { RepositoryEnvironment } from '@cdktf/provider-github/lib/repository-environment';

import { type Build, prod, said } from './rule-case';

const repository = 'data-platform';
const reviewers = [{ teams: [1] }];

/** An environment without reviewers, and another that has some. */
function beside(environment: string, of = repository): Build {
  return (stack) => {
    new RepositoryEnvironment(stack, 'environment', { environment: 'prod', repository });
    new RepositoryEnvironment(stack, 'approval', { environment, repository: of, reviewers });
  };
}

const heard = (build: Build) => said(build, prod, 'environment-reviewers');

test('reviewers stand in the environment before, where that is the one that workflows go through', () => {
  expect(heard(beside('approve-prod'))).toEqual([]);
});

test.each([
  ['of another environment', beside('approve-staging')],
  ['of another repository', beside('approve-prod', 'elsewhere')],
])('reviewers %s do not count', (_what, build) => {
  expect(heard(build)).toEqual([expect.stringContaining('has no reviewers, but promotion.approvals is 2')]);
});

test('an environment before, without reviewers, lets nobody through', () => {
  const open: Build = (stack) => {
    new RepositoryEnvironment(stack, 'environment', { environment: 'prod', repository });
    new RepositoryEnvironment(stack, 'approval', { environment: 'approve-prod', repository });
  };
  expect(heard(open)).toHaveLength(2);
});
