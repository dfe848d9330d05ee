import { environmentCost } from '../assess/cost/cost-delta';
import { stacksOf } from '../model/assembly';
import type { BoardCost } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import type { Release } from '../model/release';
import type { ComparingWorld } from './assembly-of';

/** What an environment costs as a release has it. A tree that no longer synthesizes costs nobody knows what. */
export async function standingCost(name: string, release: Release, world: ComparingWorld): Promise<BoardCost> {
  try {
    const assembly = await world.assemblyOf(release);
    const environment = assembly.environments.find((one) => one.name === name);
    if (environment === undefined) return { kind: 'unknown', because: `its release has no environment ${name}` };
    const sets = await Promise.all(stacksOf(assembly, name).map((stack) => world.configurations.between(stack, stack)));
    const { after: usd, pricesOf, unknown } = environmentCost(sets, environment, assembly.environments);
    const ceilingUsd = environment.cost.ceilingUsdPerMonth;
    return { kind: 'known', usd, ceilingUsd, unknown: unknown.length, pricesOf };
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code === 'Interrupted') throw error;
    return { kind: 'unknown', because: error.message };
  }
}
