import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import { UNKNOWN } from '../../../../delivery/model/value';
import { change, lines, planOf, type Thing } from './plan-of';

const at = (address: string, type: string, values: Thing['values']): Thing => ({
  type,
  address,
  values,
});

const environment = (values: Thing['values']): Thing =>
  at('github_repository_environment.prod', 'github_repository_environment', {
    repository: 'pipelines',
    environment: 'prod',
    can_admins_bypass: false,
    prevent_self_review: true,
    reviewers: [{ users: [7], teams: [4410021] }],
    deployment_branch_policy: [{ custom_branch_policies: true, protected_branches: false }],
    ...values,
  });

const ruleset = (values: Thing['values'] = {}): Thing =>
  at('github_repository_ruleset.r', 'github_repository_ruleset', {
    repository: 'pipelines',
    name: 'default-branch',
    enforcement: 'active',
    bypass_actors: [],
    ...values,
  });

const between = (before: Thing | null, after: Thing | null) => {
  const { gained, lost, unknown } = accessDelta([planOf({ changes: [change(before, after)] })]);
  return { gained: lines(gained), lost: lines(lost), unknown };
};

const same = { gained: [], lost: [], unknown: [] };

describe('environments', () => {
  test('a reviewer who comes or goes gains or loses the right to approve', () => {
    const other = environment({
      reviewers: [{ users: [8], teams: [4410021] }],
    });
    expect(between(environment({}), other)).toEqual({
      gained: ['github user 8: approve deployments on environment prod of pipelines'],
      lost: ['github user 7: approve deployments on environment prod of pipelines'],
      unknown: [],
    });
  });

  test('without the last reviewer deployments run without approval', () => {
    expect(between(environment({}), environment({ reviewers: [] })).gained).toEqual([
      'github deployments: run without approval on environment prod of pipelines',
    ]);
  });

  test.each([
    [{ prevent_self_review: false }, 'github reviewers: approve their own deployments'],
    [{ can_admins_bypass: true }, 'github administrators: bypass its protection'],
    [{ deployment_branch_policy: [] }, 'github deployments: run from any branch or tag'],
    [
      {
        deployment_branch_policy: [{ custom_branch_policies: false, protected_branches: true }],
      },
      'github deployments: run from protected branches',
    ],
  ])('%j widens', (values, told) => {
    expect(between(environment({}), environment(values))).toEqual({
      ...same,
      gained: [`${told} on environment prod of pipelines`],
    });
    expect(between(environment(values), environment({}))).toEqual({
      ...same,
      lost: [`${told} on environment prod of pipelines`],
    });
  });

  test('a branch or a tag more to deploy from is access gained, unless any would do', () => {
    const tag = at('p', 'github_repository_environment_deployment_policy', {
      repository: 'pipelines',
      environment: 'prod',
      tag_pattern: 'release-*',
      branch_pattern: '',
    });
    const told = ['github deployments: run from tag release-* on environment prod of pipelines'];
    expect(between(null, tag)).toEqual({ ...same, gained: told });
    const open = environment({ deployment_branch_policy: [] });
    expect(accessDelta([planOf({ stays: [open], comes: [tag] })]).gained).toEqual([]);
  });

  test('a reviewer who is not known yet is named and never guessed', () => {
    const later = environment({ reviewers: [{ users: [], teams: [UNKNOWN] }] });
    expect(between(environment({}), later)).toEqual({
      ...same,
      unknown: [later.address],
    });
  });
});

describe('rulesets', () => {
  test.each([
    [{ actor_id: 9, actor_type: 'Team', bypass_mode: 'always' }, 'github team 9: bypass'],
    [
      {
        actor_id: 5,
        actor_type: 'RepositoryRole',
        bypass_mode: 'pull_request',
      },
      'github repository role 5: bypass in pull requests',
    ],
    [
      { actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'exempt' },
      'github organization administrators: bypass without a trace',
    ],
    [{ actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' }, 'github deploy keys: bypass'],
  ])('%j is told', (actor, told) => {
    expect(between(ruleset(), ruleset({ bypass_actors: [actor] })).gained).toEqual([
      `${told} on ruleset default-branch of pipelines`,
    ]);
  });

  test('who may bypass always may bypass in pull requests', () => {
    const by = (mode: string) =>
      ruleset({
        bypass_actors: [{ actor_id: 9, actor_type: 'Team', bypass_mode: mode }],
      });
    expect(between(by('always'), by('pull_request')).gained).toEqual([]);
    expect(between(by('pull_request'), by('always')).lost).toEqual([]);
  });

  test('a ruleset that goes, or is no longer enforced, is access gained by anyone', () => {
    const told = ['github anyone: work without its rules on ruleset default-branch of pipelines'];
    expect(between(ruleset(), null)).toEqual({ ...same, gained: told });
    expect(between(ruleset(), ruleset({ enforcement: 'evaluate' }))).toEqual({
      ...same,
      gained: told,
    });
    expect(between(null, ruleset())).toEqual({ ...same, lost: told });
  });

  test('a ruleset of a new repository takes nothing away', () => {
    const repository = at('r', 'github_repository', { name: 'pipelines' });
    expect(accessDelta([planOf({ comes: [repository, ruleset()] })]).lost).toEqual([]);
  });
});

describe('people', () => {
  const collaborator = (permission: string): Thing =>
    at('c', 'github_repository_collaborator', {
      repository: 'pipelines',
      username: 'ann',
      permission,
    });

  test('a higher permission includes the lower ones', () => {
    expect(between(collaborator('pull'), collaborator('push'))).toEqual({
      ...same,
      gained: ['github user ann: push on repository pipelines'],
    });
    expect(between(collaborator('admin'), collaborator('push'))).toEqual({
      ...same,
      lost: ['github user ann: admin on repository pipelines'],
    });
  });

  test('a permission that is known by two resources is lost only with both', () => {
    const listed = at('l', 'github_repository_collaborators', {
      repository: 'pipelines',
      user: [{ username: 'ann', permission: 'maintain' }],
      team: [{ team_id: '9', permission: 'push' }],
    });
    expect(accessDelta([planOf({ stays: [listed], goes: [collaborator('push')] })]).lost).toEqual([]);
    expect(between(null, listed).gained).toEqual([
      'github team 9: push on repository pipelines',
      'github user ann: maintain on repository pipelines',
    ]);
  });

  test.each([
    [
      'github_team_repository',
      { team_id: '9', repository: 'a', permission: 'admin' },
      'github team 9: admin on repository a',
    ],
    [
      'github_team_membership',
      { team_id: '9', username: 'ann', role: 'maintainer' },
      'github user ann: maintainer on team 9',
    ],
    ['github_membership', { username: 'ann', role: 'admin' }, 'github user ann: admin on the organization'],
    [
      'github_repository_deploy_key',
      { repository: 'a', title: 'ci', read_only: false },
      'github deploy key ci: push on repository a',
    ],
  ])('%s is told', (type, values, told) => {
    expect(between(null, at('x', type, values)).gained).toEqual([told]);
  });
});
