import { leftAfter, notBroughtAbout } from '../drift/adopt/left-after';
import { untrusted } from '../gate/untrusted';
import type { NotAdopted } from '../model/adoption';
import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import type { PlannedStack } from '../model/planned-stack';
import type { Release } from '../model/release';
import { digestsOf } from '../plan/affected-stacks';
import { plan } from '../plan/plan';
import type { World } from '../ports/world';
import { synth } from '../synth/synth';
import type { AdoptingEdit } from './adopting-edit';

/** An edit that nobody has seen yet. */
export interface Draft {
  readonly stack: string;
  readonly edit: AdoptingEdit;
  /** The commit that holds it, on no branch. */
  readonly release: Release;
  /** The tree that it was made on, which people reviewed. */
  readonly base: Assembly;
}

/**
 * What of a stack still differs once its drift is adopted. The edited tree is synthesized, held to the policies of code
 * that nobody reviewed, and planned against the world.
 * @throws DeliveryError `Refused` where it does not come to what was adopted, or reaches other stacks.
 */
export async function provenAdoption({ stack: id, edit, release, base }: Draft, world: World): Promise<NotAdopted[]> {
  const assembly = await world.progress.stage('synthesizing the edit', () => synth(release, world));
  const stack = assembly.stacks.find((one) => one.id === id);
  if (stack === undefined) throw refused(`the edited code has no stack ${id}`);
  requireAlone(stack, assembly, base);
  const kept = await untrusted([stack], base, world);
  const planned = await world.progress.stage(`planning ${id} as edited`, () =>
    plan([stack], { assembly, refused: kept }, world),
  );
  const { changeSet } = planOf(planned[0], id);
  if (changeSet.errored) throw refused(`Terraform met an error while it planned ${id} as edited`);
  const failed = notBroughtAbout(changeSet, edit.adopted);
  if (failed.length === 0) return leftAfter(changeSet, edit.left);
  const told = failed.map(({ setting, address, attribute }) => `${setting.join('.')} (${attribute} of ${address})`);
  throw refused(`${edit.file} was edited, and a plan still changes ${told.join(', ')}; look who else states that`);
}

/** A setting of one stack's objects that changes another stack is not what Sluice takes it for. */
function requireAlone({ id }: AssembledStack, assembly: Assembly, base: Assembly): void {
  const [before, after] = [digestsOf(base.stacks), digestsOf(assembly.stacks)];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const others = [...ids].filter((one) => one !== id && before[one] !== after[one]);
  if (others.length > 0) throw refused(`the edit changes ${others.join(', ')} as well; adopt it by hand`);
}

function planOf(planned: PlannedStack | undefined, id: string) {
  switch (planned?.kind) {
    case 'planned':
      return planned.plan;
    case 'refused':
      throw refused(planned.refusals.map(({ sentence }) => sentence).join('\n'));
    case 'failed':
      throw refused(`${id} as edited cannot be planned: ${planned.because}`);
    case 'blocked':
    case undefined:
      throw refused(`${id} as edited cannot be planned`);
  }
}

function refused(sentence: string): DeliveryError {
  return new DeliveryError('Refused', sentence);
}
