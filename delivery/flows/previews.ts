import { DeliveryError } from '../model/delivery-error';
import type { PullRequest } from '../ports/pull-requests';
import type { World } from '../ports/world';
import type { Guest } from '../sandbox/guest';
import { FORK, type PreviewStep, previewSteps } from '../sandbox/preview-steps';
import { type Standing, bringUp } from './bring-up';
import { type Told, eachOnItsOwn } from './each-on-its-own';
import { everyGuest } from './standing';
import { takeDown } from './take-down';

/**
 * Brings up the preview of a pull request at its newest commit. Nobody has reviewed that, and it is planned and applied
 * with the credentials of dev: so what it may make Terraform do is held to the policies of unreviewed code first.
 * @throws DeliveryError `Refused` for one that is closed, or comes from a fork; and as {@link bringUp}.
 */
export async function bringUpPreview(pull: PullRequest, world: World): Promise<Standing> {
  const { number, isOpen, isFromFork, head, base } = pull;
  if (!isOpen)
    throw new DeliveryError('Refused', `#${number} is merged or closed; a preview is of an open pull request`);
  if (isFromFork) throw new DeliveryError('Refused', `#${number} gets no preview: ${FORK}`);
  const release = await world.source.resolve(head);
  const folder = await world.source.checkout(release.commit);
  const reviewed = await world.source.checkout(await world.source.mergeBase(head, base));
  const guest: Guest = { kind: 'preview', pullRequest: number };
  return bringUp({ guest, release, folder, reviewed }, world);
}

/**
 * Brings up, brings up to date and takes down previews as the labels of pull requests ask for, each on its own.
 * @param folder the files that stand in for what cannot be had any more: absolute.
 */
export async function syncPreviews(folder: string, world: World): Promise<Told<PreviewStep>[]> {
  const [open, lives] = await Promise.all([world.pullRequests.listOpen(), everyGuest(world)]);
  return eachOnItsOwn(previewSteps(open, lives), async (step) => {
    if (step.kind === 'up') await bringUpPreview(step.pull, world);
    if (step.kind === 'down') await takeDown({ guest: step.guest, folder, because: step.because }, world);
    return step;
  });
}
