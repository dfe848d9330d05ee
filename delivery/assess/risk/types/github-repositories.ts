import { type AttributeRule, OFF, ON, type TypeTable } from '../type-facts';

const BYPASS = 'they need not keep the rules';
const ANY_BRANCH = 'other branches and tags may deploy';

const RULES: readonly AttributeRule[] = [
  ['enforcement', { turns: ['disabled', 'evaluate'] }, 'access-widened high', 'its rules hold nobody back'],
  ['bypass_actors', 'gains', 'access-widened high', BYPASS],
  ['conditions', 'changes', 'access-widened medium', 'its rules are about other branches, tags or repositories'],
  ['rules.pull_request', 'loses', 'access-widened medium', 'what a pull request needs is another'],
  [
    'rules.pull_request.required_approving_review_count',
    { lower: { absent: 0 } },
    'access-widened high',
    'fewer people must approve',
  ],
  [
    'rules.pull_request.require_code_owner_review',
    { turns: OFF },
    'access-widened high',
    'code owners need not approve',
  ],
  [
    'rules.pull_request.dismiss_stale_reviews_on_push',
    { turns: OFF },
    'access-widened high',
    'an approval stays when what was approved changes',
  ],
  [
    'rules.pull_request.require_last_push_approval',
    { turns: OFF },
    'access-widened high',
    'whoever pushes last may approve',
  ],
  ['rules.required_status_checks', 'loses', 'access-widened medium', 'checks that must pass are others'],
  ['rules.required_status_checks.required_check.context', 'loses', 'access-widened high', 'a check need not pass'],
  ['rules.non_fast_forward', { turns: OFF }, 'data-loss medium', 'history may be overwritten'],
  ['rules.deletion', { turns: OFF }, 'data-loss medium', 'branches or tags may be deleted'],
  ['rules.update', { turns: OFF }, 'access-widened high', 'branches or tags may be moved'],
  ['rules.creation', { turns: OFF }, 'access-widened high', 'branches or tags may be made'],
  ['rules.required_signatures', { turns: OFF }, 'identity-changed medium', 'commits need no signature'],
];
const RULESET_GONE = ['access-widened high', 'its rules hold nobody back'] as const;

/** GitHub repositories, the environments that they deploy to, and the rules that protect them. */
export const GITHUB_REPOSITORIES: TypeTable = {
  github_repository: {
    source: 'GitHub documentation, "Deleting a repository", "Setting repository visibility"',
    holds: 'its history, issues, pull requests and releases',
    serves: 'everyone who works in it',
    watches: [
      ['visibility', { becomes: ['public'] }, 'network-exposed high', 'everyone may read it, with its history'],
      ['private', { turns: [false, 'false'] }, 'network-exposed high', 'everyone may read it, with its history'],
      ['archived', { turns: ON }, 'interruption high', 'nobody can change it'],
      ['archive_on_destroy', { turns: OFF }, 'data-loss medium', 'a later delete deletes it'],
      ['name', 'changes', 'identity-changed high', 'tokens of its workflows name another repository'],
      ['vulnerability_alerts', { turns: [false, 'false'] }, 'routine medium', 'nobody is told of weak dependencies'],
      ['security_and_analysis', 'changes', 'access-widened medium', 'secrets may go unnoticed'],
      ['pages', 'gains', 'network-exposed medium', 'it publishes a site'],
      ['allow_auto_merge', { turns: ON }, 'access-widened low', 'pull requests merge by themselves'],
    ],
  },
  github_repository_environment: {
    source: 'GitHub documentation, "Managing environments for deployment"',
    holds: 'the secrets and variables in it',
    serves: 'deployments to it',
    guards: ['access-widened high', 'a job that names it makes a new one, without protection'],
    watches: [
      ['reviewers.teams', 'loses', 'access-widened high', 'fewer must, or others may, approve deployments'],
      ['reviewers.users', 'loses', 'access-widened high', 'fewer must, or others may, approve deployments'],
      ['reviewers.teams', 'gains', 'access-widened medium', 'others may approve deployments'],
      ['reviewers.users', 'gains', 'access-widened medium', 'others may approve deployments'],
      ['can_admins_bypass', { turns: [...ON, null] }, 'access-widened high', 'administrators deploy without approval'],
      ['prevent_self_review', { turns: OFF }, 'access-widened high', 'whoever starts a deployment may approve it'],
      ['wait_timer', { lower: { absent: 0 } }, 'access-widened medium', 'there is less time to stop a deployment'],
      ['deployment_branch_policy', 'changes', 'access-widened high', ANY_BRANCH],
      ['environment', 'changes', 'identity-changed high', 'tokens of its jobs name another environment'],
    ],
  },
  github_repository_environment_deployment_policy: {
    source: 'GitHub documentation, "Managing environments for deployment", "Deployment branches and tags"',
    grants: 'a branch or tag the right to deploy',
    watches: [
      ['branch_pattern', 'changes', 'access-widened medium', ANY_BRANCH],
      ['tag_pattern', 'changes', 'access-widened medium', ANY_BRANCH],
      ['branch_pattern', { becomes: ['*', '**', '**/*'] }, 'access-widened high', 'every branch may deploy'],
      ['tag_pattern', { becomes: ['*', '**', '**/*'] }, 'access-widened high', 'every tag may deploy'],
    ],
  },
  github_repository_deployment_branch_policy: {
    source: 'GitHub documentation, "Managing environments for deployment", "Deployment branches and tags"',
    grants: 'a branch the right to deploy',
    watches: [['name', { becomes: ['*', '**', '**/*'] }, 'access-widened high', 'every branch may deploy']],
  },
  github_repository_ruleset: {
    source: 'GitHub documentation, "Available rules for rulesets", "About rulesets"',
    guards: RULESET_GONE,
    watches: RULES,
  },
  github_organization_ruleset: {
    source: 'GitHub documentation, "Available rules for rulesets", "About rulesets"',
    guards: RULESET_GONE,
    watches: RULES,
  },
  github_branch_protection: {
    source: 'GitHub documentation, "About protected branches"',
    guards: ['access-widened high', 'anyone who may push may push to the branch'],
    watches: [
      ['enforce_admins', { turns: OFF }, 'access-widened high', 'administrators need not keep the rules'],
      ['allows_force_pushes', { turns: ON }, 'data-loss medium', 'history may be overwritten'],
      ['allows_deletions', { turns: ON }, 'data-loss medium', 'the branch may be deleted'],
      ['force_push_bypassers', 'gains', 'access-widened high', BYPASS],
      ['pattern', 'changes', 'access-widened high', 'the rules are about other branches'],
      ['required_pull_request_reviews', 'loses', 'access-widened medium', 'what a pull request needs is another'],
      [
        'required_pull_request_reviews.required_approving_review_count',
        { lower: { absent: 0 } },
        'access-widened high',
        'fewer people must approve',
      ],
      [
        'required_pull_request_reviews.pull_request_bypassers',
        'gains',
        'access-widened high',
        'they need no pull request',
      ],
      [
        'required_pull_request_reviews.require_code_owner_reviews',
        { turns: OFF },
        'access-widened high',
        'code owners need not approve',
      ],
      ['required_status_checks.contexts', 'loses', 'access-widened high', 'a check need not pass'],
      ['restrict_pushes', 'changes', 'access-widened medium', 'others may push'],
      ['require_signed_commits', { turns: OFF }, 'identity-changed medium', 'commits need no signature'],
    ],
  },
  github_branch_default: {
    source: 'GitHub documentation, "Changing the default branch"',
    serves: 'workflows and clones that start from it',
    watches: [['branch', 'changes', 'interruption medium', 'schedules and new clones start from another branch']],
  },
  github_repository_file: {
    source: 'GitHub documentation, "Workflow syntax for GitHub Actions"; its content is in this repository',
    serves: 'whoever reads the file, or runs the workflow in it',
    watches: [
      ['content', 'set', 'access-widened medium', 'a workflow in it runs with what its repository may do'],
      ['branch', 'changes', 'interruption low', 'the file is on another branch'],
    ],
  },
};
