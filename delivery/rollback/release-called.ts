import { nearMiss } from '../../environments/near-miss';
import { DeliveryError } from '../model/delivery-error';
import { type Release, releaseName } from '../model/release';
import type { SourceControl } from '../ports/source-control';

/** The shortest part of a commit's id that is taken for one. */
const SHORTEST_ID = 7;

/**
 * The release that a person means: by its tag, by the beginning of its commit, or by whatever else git knows it by.
 * @param known the releases that an environment may go back to.
 * @throws DeliveryError `Usage` with the nearest name where nobody knows it.
 */
export async function releaseCalled(
  name: string,
  known: readonly Release[],
  source: Pick<SourceControl, 'resolve'>,
): Promise<Release> {
  const found = known.find((release) => isCalled(release, name));
  if (found !== undefined) return found;
  return source.resolve(name).catch((cause: unknown) => {
    if (!(cause instanceof DeliveryError) || cause.code !== 'Usage') throw cause;
    const names = known.map(releaseName);
    const near = nearMiss(name, names);
    const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
    const there = names.length === 0 ? 'nothing that it could go back to' : names.join(', ');
    throw new DeliveryError('Usage', `no release is called "${name}".${meant} There are ${there}`, { cause });
  });
}

function isCalled({ tag, commit }: Release, name: string): boolean {
  return tag === name || commit === name || (name.length >= SHORTEST_ID && commit.startsWith(name));
}
