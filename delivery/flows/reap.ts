import type { World } from '../ports/world';
import { type Life, OUTLIVED, daysOf, hasOutlived } from '../sandbox/life';
import { type Told, eachOnItsOwn } from './each-on-its-own';
import { standing } from './standing';
import { takeDown } from './take-down';

/** What a reaper does to one sandbox or preview: nothing where somebody has brought it up again in the meantime. */
export type Reaped = 'removed' | 'prolonged';

/** The sandboxes and previews that stand longer than they may, those first that have for longest. */
export async function outlived(world: Pick<World, 'ledger'>, now: Date): Promise<Life[]> {
  const lives = (await standing(world)).filter((life) => hasOutlived(life, now));
  return lives.sort((one, other) => Number(one.until) - Number(other.until));
}

/**
 * Takes down every sandbox and preview that stands longer than it may, each on its own. What somebody brings up
 * meanwhile is left alone: each is looked at once more when its turn has come.
 * @param folder the files that stand in for what cannot be had any more: absolute.
 */
export async function reap(folder: string, world: World): Promise<Told<Reaped>[]> {
  const now = world.clock.now();
  const still = (life: Life) => hasOutlived(life, now);
  return eachOnItsOwn(await outlived(world, now), async ({ guest }) => {
    const because = `${OUTLIVED} its ${daysOf(guest)} days`;
    return (await takeDown({ guest, folder, because, still }, world)) === null ? 'prolonged' : 'removed';
  });
}
