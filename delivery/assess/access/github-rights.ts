import { blocks, textOf, textsOf, type Values } from '../../model/blocks';
import { isKnown } from '../../model/is-known';
import type { StateResource } from '../../model/state-resource';
import type { Right } from './right';

type Read = (values: Values) => Right[] | undefined;

/** The attributes that decide, and how they are read; `undefined` where one that must be there is missing. */
const READERS: Readonly<Record<string, readonly [attributes: readonly string[], read: Read]>> = {
  github_repository_environment: [
    ['repository', 'environment', 'reviewers', 'prevent_self_review', 'can_admins_bypass', 'deployment_branch_policy'],
    environment,
  ],
  github_repository_environment_deployment_policy: [
    ['repository', 'environment', 'branch_pattern', 'tag_pattern'],
    deploymentPolicy,
  ],
  github_repository_ruleset: [
    ['repository', 'name', 'enforcement', 'bypass_actors'],
    (values) => ruleset(values, textOf(values['repository'])),
  ],
  github_organization_ruleset: [
    ['name', 'enforcement', 'bypass_actors'],
    (values) => ruleset(values, 'the organization'),
  ],
  github_repository_collaborator: [
    ['repository', 'username', 'permission'],
    (values) => one(called('user', values['username']), permission(values, 'push'), repository(values)),
  ],
  github_repository_collaborators: [['repository', 'user', 'team'], collaborators],
  github_team_repository: [
    ['repository', 'team_id', 'permission'],
    (values) => one(called('team', values['team_id']), permission(values, 'pull'), repository(values)),
  ],
  github_repository_deploy_key: [
    ['repository', 'title', 'read_only'],
    (values) =>
      one(called('deploy key', values['title']), values['read_only'] === false ? 'push' : 'pull', repository(values)),
  ],
  github_team_membership: [
    ['username', 'team_id', 'role'],
    (values) =>
      one(
        called('user', values['username']),
        textOf(values['role']) ?? 'member',
        textOf(values['team_id'])?.replace(/^/, 'team '),
      ),
  ],
  github_membership: [
    ['username', 'role'],
    (values) => one(called('user', values['username']), textOf(values['role']) ?? 'member', 'the organization'),
  ],
};

/** What GitHub resources of provider 6 say about who may do what; environments, rulesets and people. */
export function githubRights({ type, values }: StateResource): Right[] | 'unreadable' | null {
  const reader = READERS[type];
  if (reader === undefined) return null;
  const [attributes, read] = reader;
  if (!attributes.every((name) => isKnown(values[name]))) return 'unreadable';
  return read(values) ?? 'unreadable';
}

function called(kind: string, name: unknown): string | undefined {
  const text = textOf(name);
  return text === undefined ? undefined : `github ${kind} ${text}`;
}

/** From the least to the greatest; each allows what those before it do (GitHub documentation, "Repository roles"). */
const LADDERS = [
  ['pull', 'triage', 'push', 'maintain', 'admin'],
  ['member', 'maintainer'],
  ['bypass in pull requests', 'bypass', 'bypass without a trace'],
];

const FROM_ANYWHERE = 'run from any branch or tag';

/** Whether one right of someone allows all that another one does. */
export function githubCovers(held: Right, asked: Right): boolean {
  if (held.on !== asked.on) return false;
  if (held.what === FROM_ANYWHERE) return asked.what.startsWith('run from ');
  return LADDERS.some(
    (ladder) => ladder.includes(asked.what) && ladder.indexOf(held.what) >= ladder.indexOf(asked.what),
  );
}

function right(who: string, what: string, on: string): Right {
  return { who, what, on, restricts: false, subject: on };
}

function one(who: string | undefined, what: string, on: string | undefined): Right[] | undefined {
  return who === undefined || on === undefined ? undefined : [right(who, what, on)];
}

function permission(values: Values, otherwise: string): string {
  return textOf(values['permission']) ?? otherwise;
}

function repository(values: Values): string | undefined {
  const name = textOf(values['repository']);
  return name === undefined ? undefined : `repository ${name}`;
}

function environmentOf(values: Values): string | undefined {
  const [name, place] = [textOf(values['environment']), textOf(values['repository'])];
  return name === undefined || place === undefined ? undefined : `environment ${name} of ${place}`;
}

function environment(values: Values): Right[] | undefined {
  const on = environmentOf(values);
  if (on === undefined) return undefined;
  const reviewers = blocks(values['reviewers']).flatMap((block) => [
    ...textsOf(block['users']).map((id) => right(`github user ${id}`, 'approve deployments', on)),
    ...textsOf(block['teams']).map((id) => right(`github team ${id}`, 'approve deployments', on)),
  ]);
  const [policy] = blocks(values['deployment_branch_policy']);
  const from =
    policy === undefined ? FROM_ANYWHERE : policy['protected_branches'] === true ? 'run from protected branches' : '';
  return [
    ...reviewers,
    ...(reviewers.length === 0 ? [right('github deployments', 'run without approval', on)] : []),
    ...(reviewers.length > 0 && values['prevent_self_review'] !== true
      ? [right('github reviewers', 'approve their own deployments', on)]
      : []),
    // The provider's own default lets them.
    ...(values['can_admins_bypass'] === false ? [] : [right('github administrators', 'bypass its protection', on)]),
    ...(from === '' ? [] : [right('github deployments', from, on)]),
  ];
}

function deploymentPolicy(values: Values): Right[] | undefined {
  const on = environmentOf(values);
  const [branch, tag] = [textOf(values['branch_pattern']), textOf(values['tag_pattern'])];
  if (on === undefined || (branch === undefined && tag === undefined)) return undefined;
  return [
    right('github deployments', branch === undefined ? `run from tag ${tag ?? ''}` : `run from branch ${branch}`, on),
  ];
}

const ACTORS: Readonly<Record<string, string>> = {
  Team: 'team',
  Integration: 'app',
  RepositoryRole: 'repository role',
  OrganizationAdmin: 'organization administrators',
  DeployKey: 'deploy keys',
};

const BYPASSES: Readonly<Record<string, string>> = {
  pull_request: 'bypass in pull requests',
  always: 'bypass',
  exempt: 'bypass without a trace',
};

/** A ruleset takes away, from all whom it does not let past. */
function ruleset(values: Values, place: string | undefined): Right[] | undefined {
  const name = textOf(values['name']);
  if (name === undefined || place === undefined) return undefined;
  if (values['enforcement'] !== 'active') return [];
  const on = `ruleset ${name} of ${place}`;
  const everyone = {
    ...right('github anyone', 'work without its rules', on),
    restricts: true,
    subject: place,
  };
  const actors = blocks(values['bypass_actors']).map((actor) => {
    const type = textOf(actor['actor_type']) ?? 'actor';
    const id = type === 'OrganizationAdmin' || type === 'DeployKey' ? undefined : textOf(actor['actor_id']);
    const who = ['github', ACTORS[type] ?? type, id].filter((part) => part !== undefined).join(' ');
    const mode = textOf(actor['bypass_mode']) ?? 'always';
    return right(who, BYPASSES[mode] ?? `bypass (${mode})`, on);
  });
  return [everyone, ...actors];
}

function collaborators(values: Values): Right[] | undefined {
  const on = repository(values);
  const users = blocks(values['user']).map((user) =>
    one(called('user', user['username']), permission(user, 'push'), on),
  );
  const teams = blocks(values['team']).map((team) =>
    one(called('team', team['team_id']), permission(team, 'push'), on),
  );
  const all = [...users, ...teams];
  return all.some((rights) => rights === undefined) ? undefined : all.flatMap((rights) => rights ?? []);
}
