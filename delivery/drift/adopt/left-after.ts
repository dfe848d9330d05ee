import type { Adopted, NotAdopted } from '../../model/adoption';
import type { Change, ChangeSet } from '../../model/change-set';
import { differingIn } from './adoptable';

/** What was to be adopted and still differs: an edit that does not bring about what it should. */
export function notBroughtAbout({ changes }: ChangeSet, adopted: readonly Adopted[]): Adopted[] {
  return adopted.filter(({ address, attribute }) => {
    const change = changes.find((one) => one.address === address);
    if (change === undefined) return false;
    return change.action !== 'update' || differingIn(change).includes(attribute);
  });
}

/**
 * What a plan of the edited code still changes.
 * @param known why some of it is not adopted.
 */
export function leftAfter({ changes, outputs }: ChangeSet, known: readonly NotAdopted[]): NotAdopted[] {
  const left = [...changes.flatMap(placesOf), ...outputs.map(({ name }) => placeOf(`output ${name}`, null))];
  return left.map((place) => known.find((one) => isSame(one, place)) ?? place);
}

function placesOf(change: Change): NotAdopted[] {
  if (change.action === 'read') return [];
  if (change.action !== 'update') return [placeOf(change.address, null)];
  return differingIn(change).map((attribute) => placeOf(change.address, attribute));
}

function placeOf(address: string, attribute: string | null): NotAdopted {
  return { address, attribute, because: 'the code to be merged into has it otherwise' };
}

function isSame(one: NotAdopted, other: NotAdopted): boolean {
  return one.address === other.address && one.attribute === other.attribute;
}
