import type { ValueObject } from '../wire/value';
import type { IdentityEntry, IdentityTable } from './identity';

/** GitHub takes these calls as "set this", whether it was set before or not (REST API, PUT endpoints). */
const PUT = { create: 'takeover' } as const;

function fallback(attributes: readonly string[]): IdentityEntry {
  const named = ['repository', 'environment', 'team_id', 'username', 'branch', 'secret_name', 'variable_name', 'name'];
  const parts = named.filter((name) => attributes.includes(name));
  return parts.length > 0 ? { id: parts.map((name) => `{${name}}`).join(':') } : { id: '{@number}' };
}

/** How GitHub's objects are named. */
export const GITHUB_IDENTITIES: IdentityTable = {
  source: 'integrations/terraform-provider-github v6.9.0: github/resource_github_*.go, SetId and Importer of each type',
  types: {
    github_repository: {
      id: '{name}',
      computed: {
        repo_id: '{@number}',
        node_id: 'R_{@hex12}',
        full_name: '{@account}/{name}',
        html_url: 'https://github.com/{@account}/{name}',
        default_branch: 'main',
      },
    },
    github_team: { id: '{@number}', unique: ['name'], importIds: ['{slug}'], computed: { slug: teamSlug } },
    github_repository_environment: { id: '{repository}:{environment}', ...PUT },
    github_repository_environment_deployment_policy: {
      id: '{repository}:{environment}:{@number}',
      unique: ['repository', 'environment', 'branch_pattern', 'tag_pattern'],
    },
    github_repository_ruleset: {
      id: '{@number}',
      importIds: ['{repository}:{id}'],
      unique: ['repository', 'name'],
      computed: { ruleset_id: '{id}', node_id: 'RRS_{@hex12}' },
      recomputed: { etag: 'any' },
    },
    github_actions_environment_variable: { id: '{repository}:{environment}:{variable_name}' },
    github_actions_variable: { id: '{repository}:{variable_name}' },
    github_workflow_repository_permissions: { id: '{repository}', ...PUT },
    github_actions_repository_permissions: { id: '{repository}', ...PUT },
    github_actions_repository_oidc_subject_claim_customization_template: { id: '{repository}', ...PUT },
    github_repository_file: {
      id: '{repository}/{file}',
      importIds: ['{repository}/{file}:{branch}'],
      recomputed: { commit_sha: ['content'], sha: ['content'] },
    },
    github_issue_label: { id: '{repository}:{name}' },
    github_branch_default: { id: '{repository}', ...PUT },
    github_branch_protection: { id: 'BPR_{@hex12}', importIds: ['{repository_id}:{pattern}'] },
  },
  computed: {},
  recomputed: {},
  fallback,
};

/** GitHub makes a team's slug of its name: lower case, with a hyphen for whatever is no letter or digit. */
function teamSlug({ name }: ValueObject): string {
  const text = typeof name === 'string' ? name.toLowerCase() : '';
  return text.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
