import type { Assembly } from '../model/assembly';
import type { AppliedEnvironment } from '../model/comment-life';
import type { Release } from '../model/release';
import type { World } from '../ports/world';

/** The environments that stand at a release by now, in the order of the path, and since when. */
export async function appliedIn(
  { tree }: Release,
  { environments }: Pick<Assembly, 'environments'>,
  { ledger }: Pick<World, 'ledger'>,
): Promise<AppliedEnvironment[]> {
  const found = await Promise.all(
    environments.map(async ({ name }) => {
      const [newest] = await ledger.entries(name);
      const stands = newest?.state === 'verified' && newest.release.tree === tree;
      return stands ? [{ name, at: newest.at }] : [];
    }),
  );
  return found.flat();
}
