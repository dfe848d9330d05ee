import { deleted, made, type RiskCase, updated } from './risk-case';

const ENVIRONMENT = 'github_repository_environment';
const RULESET = 'github_repository_ruleset';
const rules = (pull: object, more: object = {}) => ({ rules: [{ pull_request: [pull], ...more }] }) as never;

/** Changes of GitHub, and of what is in no cloud, and what a person would see in them. */
export const GITHUB_CASES: readonly RiskCase[] = [
  updated(['a team less', 'access-widened high'], ENVIRONMENT, [
    { reviewers: [{ teams: [1, 2], users: [] }] },
    { reviewers: [{ teams: [1], users: [] }] },
  ]),
  updated(['no reviewers', 'access-widened high'], ENVIRONMENT, [{ reviewers: [{ teams: [1] }] }, { reviewers: [] }]),
  updated(['one may approve oneself', 'access-widened high'], ENVIRONMENT, [
    { prevent_self_review: true },
    { prevent_self_review: false },
  ]),
  updated(['any branch', 'access-widened high'], ENVIRONMENT, [
    { deployment_branch_policy: [{ protected_branches: false, custom_branch_policies: true }] },
    { deployment_branch_policy: [] },
  ]),
  deleted(['deleted', 'data-loss high', 'access-widened high', 'interruption medium'], ENVIRONMENT),
  made(
    ['every tag', 'access-widened medium', 'access-widened high'],
    'github_repository_environment_deployment_policy',
    {
      tag_pattern: '*',
    },
  ),
  updated(['at rest', 'access-widened high'], RULESET, [{ enforcement: 'active' }, { enforcement: 'disabled' }]),
  updated(['fewer approvals', 'access-widened high', 'access-widened medium'], RULESET, [
    rules({ required_approving_review_count: 2 }),
    rules({ required_approving_review_count: 1 }),
  ]),
  updated(['someone may pass by', 'access-widened high'], RULESET, [
    { bypass_actors: [] },
    { bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole' }] },
  ]),
  updated(['history may be lost', 'data-loss medium'], RULESET, [
    { rules: [{ non_fast_forward: true }] },
    { rules: [{ non_fast_forward: false }] },
  ]),
  deleted(['deleted', 'access-widened high'], RULESET),
  updated(['a check less', 'access-widened high'], 'github_branch_protection', [
    { required_status_checks: [{ contexts: ['test', 'plan'] }] },
    { required_status_checks: [{ contexts: ['test'] }] },
  ]),
  deleted(['deleted', 'data-loss high', 'interruption medium'], 'github_repository'),
  updated(['public', 'network-exposed high'], 'github_repository', [
    { visibility: 'private' },
    { visibility: 'public' },
  ]),
  updated(['may write', 'access-widened high'], 'github_workflow_repository_permissions', [
    { default_workflow_permissions: 'read' },
    { default_workflow_permissions: 'write' },
  ]),
  updated(['any action', 'access-widened high'], 'github_actions_repository_permissions', [
    { allowed_actions: 'selected' },
    { allowed_actions: 'all' },
  ]),
  updated(['another value', 'interruption low'], 'github_actions_variable', [{ value: 'a' }, { value: 'b' }]),
  made(['new', 'identity-changed medium'], 'github_actions_secret', { plaintext_value: 'x' }),
  updated(['may do more', 'access-widened medium'], 'github_team_repository', [
    { permission: 'pull' },
    { permission: 'push' },
  ]),
  made(['may push', 'identity-changed medium', 'access-widened high'], 'github_repository_deploy_key', {
    read_only: false,
  }),
  made(['nothing in a cloud', 'routine low'], 'terraform_data'),
  made(['of nobody knows what', 'unknown-type high'], 'aws_quantum_computer'),
  updated(['of nobody knows what, changed', 'unknown-type high'], 'aws_quantum_computer', [{ a: 1 }, { a: 2 }]),
  deleted(['of nobody knows what', 'unknown-type high', 'data-loss high'], 'constructor'),
];
