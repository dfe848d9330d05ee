import { ON, type TypeTable } from '../type-facts';

const PERMISSIONS = ['pull', 'read', 'triage', 'push', 'write', 'maintain', 'admin'];
const WORKFLOW_READS = 'workflows read another value';
const CREDENTIAL = 'workflows get another credential';

/** Who may do what on GitHub: teams, people, keys, and workflows with their secrets. */
export const GITHUB_ACCESS: TypeTable = {
  github_actions_variable: {
    source: 'GitHub documentation, "Store information in variables"; its value is in the repository',
    serves: 'workflows that read it',
    watches: [['value', 'changes', 'interruption low', WORKFLOW_READS]],
  },
  github_actions_environment_variable: {
    source: 'GitHub documentation, "Store information in variables"; its value is in the repository',
    serves: 'workflows that read it',
    watches: [['value', 'changes', 'interruption low', WORKFLOW_READS]],
  },
  github_actions_organization_variable: {
    source: 'GitHub documentation, "Store information in variables"; its value is in the repository',
    serves: 'workflows that read it',
    watches: [
      ['value', 'changes', 'interruption low', WORKFLOW_READS],
      ['visibility', { becomes: ['all'] }, 'access-widened low', 'every repository reads it'],
    ],
  },
  github_actions_secret: {
    source: 'GitHub documentation, "Using secrets in GitHub Actions"',
    identifies: 'a credential of workflows',
    watches: [
      ['plaintext_value', 'changes', 'identity-changed high', CREDENTIAL],
      ['encrypted_value', 'changes', 'identity-changed high', CREDENTIAL],
    ],
  },
  github_actions_environment_secret: {
    source: 'GitHub documentation, "Using secrets in GitHub Actions"',
    identifies: 'a credential of workflows',
    watches: [
      ['plaintext_value', 'changes', 'identity-changed high', CREDENTIAL],
      ['encrypted_value', 'changes', 'identity-changed high', CREDENTIAL],
    ],
  },
  github_actions_organization_secret: {
    source: 'GitHub documentation, "Using secrets in GitHub Actions"',
    identifies: 'a credential of workflows',
    watches: [
      ['plaintext_value', 'changes', 'identity-changed high', CREDENTIAL],
      ['encrypted_value', 'changes', 'identity-changed high', CREDENTIAL],
      ['visibility', { becomes: ['all'] }, 'access-widened high', 'every repository gets the credential'],
      ['selected_repository_ids', 'gains', 'access-widened high', 'another repository gets the credential'],
    ],
  },
  github_actions_repository_permissions: {
    source: 'GitHub documentation, "Managing GitHub Actions settings for a repository"',
    guards: ['access-widened high', 'workflows may use any action'],
    watches: [
      ['allowed_actions', { turns: ['all', null] }, 'access-widened high', 'workflows may use any action'],
      ['allowed_actions_config.patterns_allowed', 'gains', 'access-widened medium', 'workflows may use more actions'],
      [
        'allowed_actions_config.verified_allowed',
        { turns: ON },
        'access-widened medium',
        'workflows may use more actions',
      ],
      [
        'allowed_actions_config.github_owned_allowed',
        { turns: ON },
        'access-widened low',
        'workflows may use more actions',
      ],
      ['enabled', { turns: [false, 'false'] }, 'interruption high', 'no workflow runs'],
      ['enabled', { turns: ON }, 'access-widened medium', 'workflows run again'],
    ],
  },
  github_workflow_repository_permissions: {
    source: 'GitHub documentation, "Setting the permissions of the GITHUB_TOKEN for your repository"',
    guards: ['access-widened high', 'what workflows may do is what the organization says'],
    watches: [
      ['default_workflow_permissions', { becomes: ['write'] }, 'access-widened high', 'every workflow may write'],
      ['can_approve_pull_request_reviews', { becomes: ON }, 'access-widened high', 'a workflow may approve'],
    ],
  },
  github_actions_repository_access_level: {
    source: 'GitHub documentation, "Sharing actions and workflows from your private repository"',
    grants: 'other repositories its actions and workflows',
    watches: [['access_level', 'changes', 'access-widened medium', 'others may use its actions and workflows']],
  },
  github_actions_repository_oidc_subject_claim_customization_template: {
    source: 'GitHub documentation, "OpenID Connect reference", "Customizing the token claims"',
    identifies: 'how its workflows name themselves to clouds',
    watches: [
      ['include_claim_keys', 'changes', 'identity-changed high', 'clouds that trust its workflows see another subject'],
      ['use_default', 'changes', 'identity-changed high', 'clouds that trust its workflows see another subject'],
    ],
  },
  github_team: {
    source: 'GitHub documentation, "About teams"',
    identifies: 'a team that people and permissions hang on',
    watches: [
      ['parent_team_id', 'changes', 'access-widened high', 'its people get what another team may do'],
      ['name', 'changes', 'interruption medium', 'files that name its owners no longer find it'],
    ],
  },
  github_team_membership: {
    source: 'GitHub documentation, "Adding organization members to a team"',
    grants: 'what a team may do to a person',
    watches: [['role', { becomes: ['maintainer'] }, 'access-widened high', 'they may add others']],
  },
  github_team_members: {
    source: 'GitHub documentation, "Adding organization members to a team"',
    grants: 'what a team may do to its people',
    watches: [
      ['members.username', 'gains', 'access-widened medium', 'another person may do what the team may'],
      ['members.username', 'loses', 'interruption medium', 'a person may no longer do what the team may'],
      ['members[username].role', { becomes: ['maintainer'] }, 'access-widened high', 'they may add others'],
    ],
  },
  github_team_repository: {
    source: 'GitHub documentation, "Managing team access to an organization repository"',
    grants: 'a repository to a team',
    watches: [
      ['permission', { up: PERMISSIONS }, 'access-widened medium', 'the team may do more'],
      ['permission', { becomes: ['admin', 'maintain'] }, 'access-widened high', 'the team may change settings'],
      ['permission', { down: PERMISSIONS }, 'interruption medium', 'the team may do less'],
    ],
  },
  github_repository_collaborator: {
    source: 'GitHub documentation, "Managing an individual\'s access to an organization repository"',
    grants: 'a repository to a person',
    watches: [
      ['permission', { up: PERMISSIONS }, 'access-widened medium', 'they may do more'],
      ['permission', { becomes: ['admin', 'maintain'] }, 'access-widened high', 'they may change settings'],
    ],
  },
  github_repository_collaborators: {
    source: 'GitHub documentation, "Managing teams and people with access to your repository"',
    grants: 'a repository to people and teams, and takes it from all others',
    watches: [
      ['user', 'gains', 'access-widened medium', 'a person may do more'],
      ['team', 'gains', 'access-widened medium', 'a team may do more'],
      [
        'user[username].permission',
        { becomes: ['admin', 'maintain'] },
        'access-widened high',
        'they may change settings',
      ],
      [
        'team[team_id].permission',
        { becomes: ['admin', 'maintain'] },
        'access-widened high',
        'they may change settings',
      ],
      ['user', 'loses', 'interruption low', 'a person may do less'],
      ['team', 'loses', 'interruption low', 'a team may do less'],
    ],
  },
  github_membership: {
    source: 'GitHub documentation, "Roles in an organization"',
    grants: 'the organization to a person',
    watches: [['role', { becomes: ['admin'] }, 'access-widened high', 'they own the organization']],
  },
  github_repository_deploy_key: {
    source: 'GitHub documentation, "Managing deploy keys"',
    identifies: 'a lasting key to the repository',
    watches: [
      ['read_only', { becomes: [false, 'false'] }, 'access-widened high', 'the key may push'],
      ['key', 'changes', 'identity-changed high', 'another key opens the repository'],
    ],
  },
  github_repository_webhook: {
    source: 'GitHub documentation, "About webhooks"',
    grants: 'news of the repository to an address',
    watches: [
      ['configuration', 'changes', 'access-widened medium', 'news goes elsewhere, or is signed otherwise'],
      ['events', 'gains', 'access-widened low', 'more news is sent'],
    ],
  },
};
