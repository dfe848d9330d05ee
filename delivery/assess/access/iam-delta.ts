import type { AccessDelta } from '../../model/access';
import { IAM_READERS } from './iam-readers';
import { iamCovers, iamRights, writtenOut } from './iam-rights';
import type { Pair } from './pair';
import { type Reading, readingOf, unknownOf } from './reading';
import { rightsDelta } from './right';

/**
 * Who gains and who loses what in AWS, by the statements of policies: `s3:GetObject` on a resource, with its conditions.
 * Wildcards stay as they are; what a wider pattern held already is neither gained nor lost. A `Deny` is told on its own,
 * as the right to go `without a Deny`, and is not weighed against what is allowed. Policies of AWS or of other accounts
 * are told by their name, because what they hold is not known; a policy attached to nobody is told as its own.
 */
export function iamDelta(pairs: readonly Pair[]): AccessDelta {
  const reading = joined(IAM_READERS.map((reader) => readingOf(pairs, reader)));
  const [before, after] = [reading.before.flat(), reading.after.flat()];
  const written = writtenOut([...before, ...after]);
  const delta = rightsDelta(iamRights(before, written), iamRights(after, written), iamCovers);
  return { ...delta, unknown: unknownOf(reading, delta.gained.length + delta.lost.length > 0) };
}

function joined<T>(readings: readonly Reading<T>[]): Reading<T> {
  return {
    before: readings.flatMap(({ before }) => before),
    after: readings.flatMap(({ after }) => after),
    unknown: readings.flatMap(({ unknown }) => unknown),
    hidden: readings.flatMap(({ hidden }) => hidden),
  };
}
