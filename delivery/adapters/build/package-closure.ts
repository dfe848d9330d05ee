import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';

const Names = z.record(z.string(), z.unknown()).default({});

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: Names, optionalDependencies: Names, peerDependencies: Names }),
  ),
});

type Packages = z.infer<typeof Lock>['packages'];

/**
 * The folders of a package and of all that it can load, as Node.js resolves them: `node_modules/cdktf-cli`, and so on.
 * @param lock the text of a package-lock.json (npm documentation, "package-lock.json": keys of `packages` are places).
 * @throws DeliveryError `Usage` where it lacks the package.
 */
export function packageClosure(name: string, lock: string): string[] {
  const parsed = Lock.safeParse(parsedJson(lock));
  const packages = parsed.data?.packages ?? {};
  const first = resolved('', name, packages);
  if (first === undefined) {
    throw new DeliveryError('Usage', `package-lock.json has no ${name}; run "npm ci" in the root of the repository`);
  }
  const found = new Set([first]);
  // A set goes on with what is added to it on the way.
  for (const place of found) for (const next of loadedBy(place, packages)) found.add(next);
  return [...found].sort();
}

/** What is not there is left out: an optional one that this machine has no use for, a peer that nobody installed. */
function loadedBy(place: string, packages: Packages): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.map((name) => resolved(place, name, packages)).filter((one) => one !== undefined);
}

/** The nearest `node_modules` above a package that has another. */
function resolved(from: string, name: string, packages: Packages): string | undefined {
  for (let above: string | undefined = from; above !== undefined; above = folderAbove(above)) {
    const place = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
  }
  return undefined;
}

function folderAbove(place: string): string | undefined {
  if (place === '') return undefined;
  const end = place.lastIndexOf('node_modules/');
  return end <= 0 ? '' : place.slice(0, end - 1);
}
