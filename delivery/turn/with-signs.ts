import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { SignsOfLife } from '../promote/signs-of-life';

/** What gives signs of life while work goes on, and on how many stacks. */
export interface Signing {
  readonly entry: OpenEntry;
  readonly stacks: number;
}

/** Does work that tells of each stack when it is done with it, and says on the ledger how far it is meanwhile. */
export async function withSigns<T>(
  { entry, stacks }: Signing,
  { clock }: Pick<World, 'clock'>,
  work: (done: () => void) => Promise<T>,
): Promise<T> {
  let applied = 0;
  const signs = new SignsOfLife(entry, () => `${applied} of ${stacks} stacks`, clock);
  try {
    return await work(() => {
      applied += 1;
      signs.say();
    });
  } finally {
    await signs.stop();
  }
}
