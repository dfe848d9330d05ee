import { DeliveryError } from '../model/delivery-error';
import type { Outcome } from '../model/promotion';
import { releaseName } from '../model/release';
import { deliver } from '../pipeline';
import { type Built, indented, type Stage } from './stage';

const [AS_REVIEWED, MEDDLED] = [60, 300];

/** Somebody changes a warehouse after the review: what would be applied is no longer what was reviewed. */
export async function meddle({ release, assembly }: Built, stage: Stage): Promise<void> {
  const [first] = assembly.environments;
  if (first === undefined) return;
  const { colleagues, world, stopwatch, say } = stage;
  const warehouse = `${first.abbreviation.toUpperCase()}_LOADING`;
  const title = `${releaseName(release)} into ${first.name}, meddled with`;
  colleagues.setAutoSuspend(warehouse, MEDDLED);
  say(`  Somebody lets ${warehouse} idle for ${MEDDLED} seconds, by hand, behind the review's back`);
  const refused = await stopwatch.time(title, () =>
    refusalOf(deliver({ release, assembly, environment: first }, world)),
  );
  say(`  ✖ ${releaseName(release)} into ${first.name}:\n${indented(refused)}`);
  colleagues.setAutoSuspend(warehouse, AS_REVIEWED);
  say(`  ${warehouse} is put back\n`);
}

/** What a gate said to a delivery that it must refuse. */
async function refusalOf(delivery: Promise<Outcome>): Promise<string> {
  const outcome = await delivery.catch((error: unknown) => {
    if (error instanceof DeliveryError && error.code === 'Refused') return error.message;
    throw error;
  });
  if (typeof outcome === 'string') return outcome;
  throw new DeliveryError('Unexpected', 'a plan that nobody reviewed was applied');
}
