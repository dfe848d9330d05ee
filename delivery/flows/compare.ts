import type { Environment } from '../../environments/schema/environment';
import { onlyIn } from '../board/only-in';
import { settingsBetween } from '../board/settings-between';
import { type Assembly, pathOf, stacksOf } from '../model/assembly';
import type { Comparison, ComparisonSide } from '../model/comparison';
import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { ComparingWorld } from './comparing-world';
import { changesBetween } from './changes-between';

/** A side whose code is there. */
export type ReleasedSide = ComparisonSide & { readonly release: Release };

const NOTHING_TOLD = { environments: [], settings: [], onlyIn: [] } as const;

/**
 * Two environments by the releases that stand in them: what the second would have to change to come to the release of the
 * first, object by object of its own; and in which settings the two differ, whatever release they stand at.
 */
export async function compareEnvironments(
  from: ComparisonSide,
  to: ComparisonSide,
  world: ComparingWorld,
): Promise<Comparison> {
  const named = { name: `${from.name}..${to.name}`, kind: 'environments', from, to } as const;
  const { release } = from;
  if (release === null) return { ...named, ...NOTHING_TOLD, because: `nothing stands in ${from.name} yet` };
  return told(named, () => environmentsTold({ ...from, release }, to, world));
}

/** Two releases: what each environment would have to change to go from the one to the other. */
export async function compareReleases(
  from: ReleasedSide,
  to: ReleasedSide,
  world: ComparingWorld,
): Promise<Comparison> {
  const named = { name: `${from.name}..${to.name}`, kind: 'releases', from, to } as const;
  return told(named, async () => {
    const before = await world.assemblyOf(from.release);
    const after = await world.assemblyOf(to.release);
    const steps = pathOf(after).map((environment) => changesBetween({ environment, before, after }, world));
    return { ...NOTHING_TOLD, environments: await Promise.all(steps) };
  });
}

type Named = Pick<Comparison, 'name' | 'kind' | 'from' | 'to'>;
type Told = Pick<Comparison, 'environments' | 'settings' | 'onlyIn'>;

/** A tree that no longer synthesizes says so where its comparison would be, and keeps no other from being shown. */
async function told(named: Named, compare: () => Promise<Told>): Promise<Comparison> {
  try {
    return { ...named, ...(await compare()), because: null };
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'Interrupted') throw error;
    return { ...named, ...NOTHING_TOLD, because: error.message };
  }
}

async function environmentsTold(from: ReleasedSide, to: ComparisonSide, world: ComparingWorld): Promise<Told> {
  const after = await world.assemblyOf(from.release);
  const before = to.release === null ? null : await world.assemblyOf(to.release);
  const next = after.environments.find(({ name }) => name === to.name);
  const environments = next === undefined ? [] : [await changesBetween({ environment: next, before, after }, world)];
  const settings = settingsBetween(environmentIn(after, from.name), environmentIn(before ?? after, to.name));
  const one = { environment: from.name, stacks: await objectsOf(after, from.name, world) };
  const other = { environment: to.name, stacks: await objectsOf(before ?? after, to.name, world) };
  return { environments, settings, onlyIn: onlyIn(one, other) };
}

function environmentIn({ environments }: Assembly, name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  const names = environments.map((environment) => environment.name).join(', ');
  throw new DeliveryError('Usage', `the release has no environment "${name}", only ${names}`);
}

async function objectsOf(
  assembly: Assembly,
  environment: string,
  { configurations }: ComparingWorld,
): Promise<Map<string, readonly string[]>> {
  const stacks = stacksOf(assembly, environment);
  const sets = await Promise.all(stacks.map((stack) => configurations.between(stack, stack)));
  return new Map(
    sets.map(({ stack, unchanged }) => [stack.slice(environment.length + 1), unchanged.map(({ address }) => address)]),
  );
}
