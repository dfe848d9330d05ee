import type { Irreversible } from '../model/irreversible';
import type { Refusal } from '../model/refusal';
import { releaseName } from '../model/release';
import type { Rollback } from '../model/rollback';

/** Why a rollback would stop half-way: what it wants to take back goes one way only. */
export function forwardOnly(
  irreversible: readonly Irreversible[],
  { release, environment }: Pick<Rollback, 'release' | 'environment'>,
): Refusal[] {
  return irreversible
    .filter(({ kind }) => kind === 'forward-only')
    .map(({ stack, address, sentence }) => {
      const next = `put what ${releaseName(release)} has, with the newer version, into a new release, and promote that to ${environment.name}`;
      return { rule: 'forward-only', sentence: `${address} of ${stack}: ${sentence}; ${next}` };
    });
}
