/** Which branches or tags may deploy to an environment. */
export interface RefPattern {
  readonly kind: 'branch' | 'tag';
  /** As Ruby's `File.fnmatch` has it: `*` stands for anything but a slash. */
  readonly pattern: string;
}

/** What a job must wait for before it enters an environment. */
export interface EnvironmentRules {
  readonly waitMinutes: number;
  readonly preventSelfReview: boolean;
  /** Reviewers, by id. */
  readonly users: readonly number[];
  readonly teams: readonly number[];
  /** `null` where every ref may deploy; `protected` where only protected branches may, of which there are none here. */
  readonly policy: null | 'protected' | readonly RefPattern[];
}

/** Lets everything in. */
export const NO_RULES: EnvironmentRules = {
  waitMinutes: 0,
  preventSelfReview: false,
  users: [],
  teams: [],
  policy: null,
};

/** Whether people must say yes. */
export function asksPeople({ users, teams }: EnvironmentRules): boolean {
  return users.length + teams.length > 0;
}

const [HEADS, TAGS] = ['refs/heads/', 'refs/tags/'];

/**
 * Why a ref may not deploy to an environment, in GitHub's words; nothing where it may. A pull request's ref is matched
 * as it is, `refs/pull/7/merge` (GitHub changelog, "Actions pull_request_target and environment branch protections").
 */
export function refusedBy({ policy }: EnvironmentRules, ref: string, environment: string): string | null {
  if (policy === null) return null;
  const kind = ref.startsWith(TAGS) ? 'tag' : 'branch';
  const name = ref.startsWith(TAGS) ? ref.slice(TAGS.length) : ref.replace(HEADS, '');
  const patterns = policy === 'protected' ? [] : policy;
  if (patterns.some((one) => one.kind === kind && matches(one.pattern, name))) return null;
  const what = kind === 'tag' ? 'Tag' : 'Branch';
  return `${what} "${name}" is not allowed to deploy to ${environment} due to environment protection rules.`;
}

function matches(pattern: string, name: string): boolean {
  const source = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, (character) =>
    character === '*' ? '[^/]*' : character === '?' ? '[^/]' : `\\${character}`,
  );
  return new RegExp(`^${source}$`).test(name);
}
