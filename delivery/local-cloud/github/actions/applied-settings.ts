import { z } from 'zod';

import type { Json, ObjectStore } from '../../store/object-store';
import type { EnvironmentRules } from './environment-rules';

/** A variable that workflows read. */
export interface AppliedVariable {
  readonly name: string;
  readonly value: string;
}

/** A file that Terraform keeps in the repository. */
export interface AppliedFile {
  readonly path: string;
  readonly content: string;
  /** `null` for the default branch. */
  readonly branch: string | null;
  readonly message: string;
}

const Environment = z.object({
  environment: z.string(),
  wait_timer: z.number().nullish(),
  prevent_self_review: z.boolean().nullish(),
  reviewers: z.array(z.object({ teams: z.array(z.number()).nullish(), users: z.array(z.number()).nullish() })),
  deployment_branch_policy: z.array(z.object({ custom_branch_policies: z.boolean() })),
});

const Policy = z.object({ branch_pattern: z.string().nullish(), tag_pattern: z.string().nullish() });

const Variable = z.object({ variable_name: z.string(), value: z.string() });

const File = z.object({
  file: z.string(),
  content: z.string(),
  branch: z.string().nullish(),
  commit_message: z.string().nullish(),
});

/**
 * What Terraform has made of one repository on this local cloud: on GitHub both are the same thing, here the simulated
 * provider keeps its objects in the cloud's store.
 */
export class AppliedSettings {
  constructor(
    private readonly store: ObjectStore,
    private readonly repository: string,
  ) {}

  /** The rules of an environment; nothing where Terraform has made none of that name. */
  environment(name: string): EnvironmentRules | undefined {
    const [found] = this.of('github_repository_environment', name);
    if (found === undefined) return undefined;
    const rules = Environment.parse(found);
    return {
      waitMinutes: rules.wait_timer ?? 0,
      preventSelfReview: rules.prevent_self_review ?? false,
      users: rules.reviewers.flatMap(({ users }) => users ?? []),
      teams: rules.reviewers.flatMap(({ teams }) => teams ?? []),
      policy: this.policyOf(name, rules.deployment_branch_policy[0]),
    };
  }

  private policyOf(name: string, chosen: { custom_branch_policies: boolean } | undefined): EnvironmentRules['policy'] {
    if (chosen === undefined) return null;
    if (!chosen.custom_branch_policies) return 'protected';
    return this.of('github_repository_environment_deployment_policy', name).map((one) => {
      const { branch_pattern: branch, tag_pattern: tag } = Policy.parse(one);
      return typeof tag === 'string' ? { kind: 'tag', pattern: tag } : { kind: 'branch', pattern: branch ?? '' };
    });
  }

  /** The variables of an environment, or those of the whole repository. */
  variables(environment: string | null): AppliedVariable[] {
    const type = environment === null ? 'github_actions_variable' : 'github_actions_environment_variable';
    return this.of(type, environment).map((one) => {
      const { variable_name: name, value } = Variable.parse(one);
      return { name, value };
    });
  }

  /** The files that it keeps in the repository. On GitHub they are there by then; here somebody must commit them. */
  files(): AppliedFile[] {
    return this.of('github_repository_file', null).map((one) => {
      const { file: path, content, branch, commit_message: said } = File.parse(one);
      // What the provider writes where nothing is said (its documentation of github_repository_file).
      const message = (said ?? '') === '' ? `Add ${path}` : (said ?? '');
      return { path, content, branch: (branch ?? '') === '' ? null : (branch ?? null), message };
    });
  }

  private of(type: string, environment: string | null): Readonly<Record<string, Json>>[] {
    return this.store
      .list(type)
      .map(({ attributes }) => attributes)
      .filter(({ repository }) => same(repository, this.repository))
      .filter((attributes) => environment === null || same(attributes['environment'], environment));
  }
}

/** Names of repositories and environments do not tell case apart. */
function same(one: Json | undefined, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}
