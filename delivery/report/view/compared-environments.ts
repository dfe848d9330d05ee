import { SAME_ACCESS } from '../../model/access';
import type { ProposedEnvironment } from '../../model/proposal';
import { besides } from './alike';

/** An environment of a comparison, without what the first of them has too. */
export interface ComparedEnvironment {
  readonly environment: ProposedEnvironment;
  /** How many of its changes are as in the first, apart from names; those are left out. */
  readonly alike: number;
}

/** The environments of a comparison: the first in full, of the others what is not as in the first. */
export function comparedEnvironments([first, ...others]: readonly ProposedEnvironment[]): ComparedEnvironment[] {
  if (first === undefined) return [];
  return [
    { environment: first, alike: 0 },
    ...others.map((environment) => {
      const { rest, alike, hasSameAccess } = besides(first, environment);
      return { environment: hasSameAccess ? { ...rest, access: SAME_ACCESS } : rest, alike };
    }),
  ];
}
