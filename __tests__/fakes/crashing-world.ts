import type { World } from '../../delivery/ports/world';

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
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name, receiver) {
        const value: unknown = Reflect.get(object, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          const call = calls++;
          if (call > after || (call === after && moment === 'before')) throw new Killed(`killed at ${String(name)}`);
          const answer: unknown = await Reflect.apply(value, object, given);
          if (call === after) throw new Killed(`killed after ${String(name)}`);
          return name === 'open' && isObject(answer) && 'settle' in answer ? mortal(answer) : answer;
        };
      },
    });
  const wrapped = Object.fromEntries(
    Object.entries(world).map(([name, port]) => [
      name,
      (ports as readonly string[]).includes(name) && isObject(port) ? mortal(port) : (port as unknown),
    ]),
  ) as unknown as World;
  return { ...wrapped, calls: () => calls };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
