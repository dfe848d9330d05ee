import type { Environment } from '../../environments/schema/environment';
import { environmentCost } from '../assess/cost/cost-delta';
import { stacksOf } from '../model/assembly';
import type { BoardCost } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { ComparingWorld } from './comparing-world';

/** What the code of the release that stands in an environment tells of it. */
export interface Standing {
  readonly cost: BoardCost;
  /** Its settings; `null` where they cannot be told. */
  readonly settings: Environment | null;
}

/** An environment as a release has it. Of a tree that no longer synthesizes nobody knows what it costs. */
export async function standingIn(name: string, release: Release, world: ComparingWorld): Promise<Standing> {
  try {
    const assembly = await world.assemblyOf(release);
    const settings = assembly.environments.find((one) => one.name === name);
    if (settings === undefined) return unknown(`its release has no environment ${name}`);
    const sets = await Promise.all(stacksOf(assembly, name).map((stack) => world.configurations.between(stack, stack)));
    const { after: usd, pricesOf, unknown: gaps } = environmentCost(sets, settings, assembly.environments);
    const ceilingUsd = settings.cost.ceilingUsdPerMonth;
    return { cost: { kind: 'known', usd, ceilingUsd, unknown: gaps.length, pricesOf }, settings };
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'Interrupted') throw error;
    return unknown(error.message);
  }
}

function unknown(because: string): Standing {
  return { cost: { kind: 'unknown', because }, settings: null };
}
