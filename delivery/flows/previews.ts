import { DeliveryError } from '../model/delivery-error';
import type { PullRequest } from '../ports/pull-requests';
import type { World } from '../ports/world';
import type { Release } from '../model/release';
import { type Guest, nameOf } from '../sandbox/guest';
import { FORK, type PreviewStep, previewSteps } from '../sandbox/preview-steps';
import { type Standing, type Wanted, bringUp } from './bring-up';
import { type Told, eachOnItsOwn } from './each-on-its-own';
import { everyGuest } from './standing';
import { takeDown } from './take-down';

/** What a preview is made from. */
export type PreviewFiles = Omit<Wanted, 'guest'>;

/**
 * Brings up the preview of a pull request at its newest commit. Nobody has reviewed that, and it is planned and applied
 * with the credentials of dev: so what it may make Terraform do is held to the policies of unreviewed code first.
 * @param built its files, where they were built before; else they are checked out and synthesized.
 * @throws DeliveryError `Refused` for one that is closed, or comes from a fork; and as {@link bringUp}.
 */
export async function bringUpPreview(pull: PullRequest, world: World, built?: PreviewFiles): Promise<Standing> {
  const { number, isOpen, isFromFork } = pull;
  if (!isOpen)
    throw new DeliveryError('Refused', `#${number} is merged or closed; a preview is of an open pull request`);
  if (isFromFork) throw new DeliveryError('Refused', `#${number} gets no preview: ${FORK}`);
  const files = built ?? (await checkedOut(pull, world));
  requireHead(pull, files.release);
  return bringUp({ guest: { kind: 'preview', pullRequest: number }, ...files }, world);
}

async function checkedOut({ head, base }: PullRequest, { source }: World): Promise<PreviewFiles> {
  const release = await source.resolve(head);
  const folder = await source.checkout(release.commit);
  return { release, folder, reviewed: await source.checkout(await source.mergeBase(head, base)) };
}

/** A push may have come since it was built. */
function requireHead({ number, head }: PullRequest, { commit }: Release): void {
  if (commit === head) return;
  const sentence = `#${number} stands at ${head.slice(0, 7)} by now, and ${commit.slice(0, 7)} was built; build it again`;
  throw new DeliveryError('Held', sentence);
}

/** What is to be done about the preview of one pull request; nothing where nobody asks for one. */
export async function previewStep(number: number, world: Pick<World, 'pullRequests' | 'ledger'>): Promise<PreviewStep> {
  const guest: Guest = { kind: 'preview', pullRequest: number };
  const environment = nameOf(guest);
  const found = (await previewList(world)).find((step) => step.environment === environment);
  return found ?? { environment, guest, kind: 'none', because: 'it bears no label that asks for one, and has none' };
}

/** What is to be done about previews, of all pull requests. */
export async function previewList(world: Pick<World, 'pullRequests' | 'ledger'>): Promise<PreviewStep[]> {
  const [open, lives] = await Promise.all([world.pullRequests.listOpen(), everyGuest(world)]);
  return previewSteps(open, lives);
}

/**
 * Brings up, brings up to date and takes down previews as the labels of pull requests ask for, each on its own.
 * @param folder the files that stand in for what cannot be had any more: absolute.
 */
export async function syncPreviews(folder: string, world: World): Promise<Told<PreviewStep>[]> {
  return eachOnItsOwn(await previewList(world), async (step) => {
    if (step.kind === 'up') await bringUpPreview(step.pull, world);
    if (step.kind === 'down') await takeDown({ guest: step.guest, folder, because: step.because }, world);
    return step;
  });
}
