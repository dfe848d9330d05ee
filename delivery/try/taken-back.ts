import { deliver } from '../pipeline';
import { DeliveryError } from '../model/delivery-error';
import type { Promotion } from '../model/promotion';
import { releaseName } from '../model/release';
import { automaticText } from '../report/rollback-text';
import { BAD_BODY, BAD_TITLE, makeBadChange } from './bad-change';
import { mergedChange } from './merged-change';
import { delivered, promoteUntil } from './promote-through';
import type { Stage } from './stage';
import { taggedRelease } from './tagged-release';

/** A change that passes dev and staging, does not hold in the last environment, and is taken back there. */
export async function takenBack(stage: Stage): Promise<void> {
  const edit = { branch: 'raw-for-analysts', title: BAD_TITLE, body: BAD_BODY, make: makeBadChange };
  const built = await mergedChange(edit, stage);
  await promoteUntil(built, stage, {
    tagging: (release) => taggedRelease(release, stage),
    last: (promotion) => rolledBack(promotion, stage),
  });
}

async function rolledBack(promotion: Promotion, stage: Stage): Promise<void> {
  const { world, say } = stage;
  const { release, environment } = promotion;
  const { outcome, rollback } = await delivered(promotion, stage);
  if (outcome.kind !== 'unverified' || rollback === null) {
    throw new DeliveryError('Unexpected', `${releaseName(release)} should not have held in ${environment.name}`);
  }
  say(`  ${environment.name} goes back by itself: ${automaticText(environment.name, rollback)}`);
  const again = await deliver(promotion, world);
  if (again.kind !== 'held') throw new DeliveryError('Unexpected', 'a release that was rolled back came in again');
  say(`  ✖ ${releaseName(release)} into ${environment.name} once more: ${again.refusals[0]?.sentence ?? ''}`);
}
