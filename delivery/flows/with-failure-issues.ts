import type { World } from '../ports/world';
import { recordFailure } from '../promote/record-failure';
import { type FailureAsked, keepFailureIssue, type KeptFailureIssue } from './keep-failure-issue';

/** Whose issues are kept, and who is told. */
export interface FailuresAsked extends Omit<FailureAsked, 'environment'> {
  /** The names of the environments that the work may touch. */
  readonly environments: readonly string[];
  readonly told: (issue: KeptFailureIssue) => void;
}

/** Promotes, and brings the issues of the environments up to date however that ends, unless this very process is killed. */
export async function withFailureIssues<T>(
  { environments, waysOn, told }: FailuresAsked,
  world: World,
  work: () => Promise<T>,
): Promise<T> {
  const keep = async () => {
    for (const environment of environments) {
      const issue = await keepFailureIssue({ environment, waysOn }, world);
      if (issue !== null) told(issue);
    }
  };
  let done: T;
  try {
    done = await work();
  } catch (error) {
    await recordFailure(error, [{ write: keep, otherwise: 'No issue says so' }]);
    throw error;
  }
  await keep();
  return done;
}
