import { blocks, type Json, list, read, text } from '../attributes';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import type { Subject } from '../subject';

const SECRETS = ['actions', 'codespaces', 'dependabot'].flatMap((product) => [
  `github_${product}_secret`,
  `github_${product}_organization_secret`,
]);

const noSecrets: Rule = {
  code: 'github-secret',
  guarantees: 'No GitHub secret is made: workloads prove who they are.',
  types: [...SECRETS, 'github_actions_environment_secret', 'github_codespaces_user_secret'],
  absolute: true,
  check: ({ type }) => [
    {
      what: `is a ${type}`,
      because: 'its value lands readable in the state, and without a value the apply fails',
      mend: 'let the workload sign in by OIDC, and put what is no secret into a variable',
    },
  ],
};

const oneProtection: Rule = {
  code: 'branch-protected-once',
  guarantees: 'A branch is protected by rulesets or by branch protection, never by both.',
  types: ['github_branch_protection', 'github_branch_protection_v3'],
  check({ attributes }, view): Flaw[] {
    const branch = attributes['pattern'] ?? attributes['branch'];
    const ruleset = view.ofType('github_repository_ruleset').find((other) => covers(other, branch, view));
    if (ruleset === undefined) return [];
    return [
      {
        what: `protects ${text(branch)} as ${ruleset.address} does`,
        because: 'GitHub adds the two up, and nobody can tell which one blocks',
        mend: 'keep the ruleset',
      },
    ];
  },
};

function covers(ruleset: Subject, branch: Json | undefined, { environment }: StackView): boolean {
  if (ruleset.attributes['target'] !== 'branch') return false;
  return list(read(ruleset.attributes, 'conditions.ref_name.include')).some((pattern) => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === environment.github.defaultBranch;
    return pattern === `refs/heads/${text(branch)}`;
  });
}

const ACTION = /^\s*(?:-\s*)?uses:\s*["']?([^\s"'#]+)/gm;

const pinnedActions: Rule = {
  code: 'workflow-action-pin',
  guarantees: 'Every workflow that we write into a repository names foreign actions by their commit.',
  types: ['github_repository_file'],
  check: ({ attributes }) =>
    workflowOf(attributes['file'], attributes['content'])
      .filter((action) => !action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action))
      .map((action) => ({
        what: `content uses ${action}`,
        because: 'whoever can move that tag or branch runs code with the rights of the workflow',
        mend: 'name the full commit after the @',
      })),
};

function workflowOf(file: Json | undefined, content: Json | undefined): string[] {
  if (!text(file).startsWith('.github/workflows/')) return [];
  return [...text(content).matchAll(ACTION)].map(([, action = '']) => action);
}

const bypass: Rule = {
  code: 'ruleset-bypass',
  guarantees: 'Nobody but an app passes the ruleset of a branch by, unless by a pull request.',
  types: ['github_repository_ruleset', 'github_organization_ruleset'],
  check: ({ attributes }) =>
    blocks(attributes['target'] === 'branch' ? attributes['bypass_actors'] : undefined)
      .filter(({ bypass_mode: mode, actor_type: type }) => mode !== 'pull_request' && type !== 'Integration')
      .map(({ bypass_mode: mode, actor_type: type }) => ({
        what: `bypass_actors lets ${text(type)} pass in mode ${text(mode)}`,
        because: 'they could push past every review',
        mend: "set bypass_mode to 'pull_request', or remove the actor",
      })),
};

/** What must hold for repositories (GitHub documentation, "About rulesets", "Security hardening for GitHub Actions"). */
export const repositoryRules: readonly Rule[] = [
  noSecrets,
  oneProtection,
  pinnedActions,
  bypass,
  requires({
    code: 'ruleset-enforced',
    guarantees: 'Every ruleset is enforced.',
    types: ['github_repository_ruleset', 'github_organization_ruleset'],
    path: 'enforcement',
    allows: (value) => value === 'active',
    because: 'it would only look like protection',
    mend: "set enforcement to 'active'",
  }),
  requires({
    code: 'workflow-token',
    guarantees: 'The token of a workflow reads, unless the workflow asks for more.',
    types: ['github_workflow_repository_permissions'],
    path: 'default_workflow_permissions',
    allows: (value) => value === 'read',
    because: 'every step of every workflow could write to the repository',
    mend: "set default_workflow_permissions to 'read'",
  }),
  requires({
    code: 'workflow-approval',
    guarantees: 'No workflow approves a pull request.',
    types: ['github_workflow_repository_permissions'],
    path: 'can_approve_pull_request_reviews',
    allows: (value) => value === false,
    because: 'a workflow could count as the reviewer of its own change',
    mend: 'set can_approve_pull_request_reviews to false',
  }),
];
