import { load } from '../../environments/load';
import { EnvironmentError, type Problem } from '../../environments/problem';
import type { EnvironmentDraft } from '../../environments/schema/environment';

/** An environment with parts replaced, as a person's mistake would leave it: the compiler is not asked. */
export function broken(base: EnvironmentDraft, parts: Record<string, unknown>): EnvironmentDraft {
  return { ...base, ...parts };
}

/** What is wrong with a path. */
export function problemsOf(...drafts: EnvironmentDraft[]): readonly Problem[] {
  return problemsWith(drafts, []);
}

/** What is wrong with a path and the environments beside it. */
export function problemsWith(
  drafts: readonly EnvironmentDraft[],
  beside: readonly EnvironmentDraft[],
): readonly Problem[] {
  try {
    load(drafts, beside);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}
