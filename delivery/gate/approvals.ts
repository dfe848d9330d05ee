import type { Environment } from '../../environments/schema/environment';
import type { AssessedChange } from '../model/assessment';

/**
 * How many people must have approved changes: the most that any of their risks asks for in the environment; nobody for
 * a plan that changes nothing.
 */
export function approvalsNeeded(assessed: readonly AssessedChange[], { review }: Pick<Environment, 'review'>): number {
  return Math.max(0, ...assessed.flatMap(({ risks }) => risks.map(({ kind }) => review.approvals[kind])));
}
