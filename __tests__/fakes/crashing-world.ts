import type { World } from '../../delivery/ports/world';
import { intercepted, type Interceptor } from './intercepted';

/** Stands for the end of the process: nothing after it happens. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** When a process dies at a call: before the call has any effect, or after it, before anybody hears of it. */
export type Moment = 'before' | 'after';

/** How a world ends. */
export interface Death {
  /** The calls that are made before, of all ports together. */
  readonly after: number;
  readonly moment: Moment;
  /** Ports that the calls are counted of; all that change something or ask somebody when left out. */
  readonly ports?: readonly (keyof World)[];
}

const PORTS = ['terraform', 'ledger', 'pullRequests', 'reviews', 'source', 'issues', 'commands'] as const;

/**
 * A world that dies at one of its calls: from then on every call, of whatever port, does nothing and throws. What an open
 * entry of the ledger is asked counts as well.
 */
export function crashingWorld(world: World, { after, moment, ports = PORTS }: Death): World & { calls(): number } {
  let calls = 0;
  const interceptor: Interceptor = async (name, call) => {
    const at = calls++;
    if (at > after || (at === after && moment === 'before')) throw new Killed(`killed at ${name}`);
    const answer = await call();
    if (at === after) throw new Killed(`killed after ${name}`);
    return answer;
  };
  const mortal = Object.fromEntries(ports.map((name) => [name, intercepted(world[name] as object, interceptor)]));
  return { ...world, ...(mortal as Partial<World>), calls: () => calls };
}
