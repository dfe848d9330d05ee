import { DeliveryError } from '../model/delivery-error';
import type { Evidence } from '../model/promotion';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';
import { type Guest, nameOf } from '../sandbox/guest';
import type { Life } from '../sandbox/life';
import { type RemovedStack, remove } from '../sandbox/remove';
import { inGuestTurn } from './guest-turn';
import { type RemovalStacks, removalStacks } from './removal-stacks';
import { lifeIn } from './standing';
import { withSigns } from '../turn/with-signs';

/** A sandbox or preview that shall go. */
export interface Unwanted {
  readonly guest: Guest;
  /** The files that stand in for what cannot be had any more: absolute. */
  readonly folder: string;
  /** Why it goes, in a few words, for the ledger. */
  readonly because: string;
  /** Asked once it has its turn, for what happened while it waited; it goes in any case where this is left out. */
  readonly still?: (life: Life) => boolean;
}

/** What is left of a sandbox or preview: nothing. */
export interface Removal {
  readonly environment: string;
  readonly removed: readonly RemovedStack[];
  /** What a person should know of the code that was taken. */
  readonly remarks: readonly string[];
}

/**
 * Destroys all of a sandbox or preview, what depends on others first, and looks that every state is empty. What is gone
 * already is no mistake: killed at any point, the same call completes what was begun. Returns nothing where it was to
 * stay after all.
 * @throws DeliveryError `Refused` for any other environment, before Terraform is asked; `TerraformFailed` where
 *   something could not be destroyed; `VerificationFailed` where something is left.
 */
export async function takeDown(unwanted: Unwanted, world: World): Promise<Removal | null> {
  const { guest } = unwanted;
  const environment = nameOf(guest);
  const release = (await lifeIn(guest, world))?.newest ?? (await world.source.working());
  const draft = { environment, release, purpose: 'removal', digests: {} } as const;
  const done = await inGuestTurn(draft, world, (entry) => inTurn({ ...unwanted, entry }, world));
  if (done === null) return null;
  const left = done.evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
  if (left.length > 0) throw new DeliveryError('VerificationFailed', `${environment} is not gone:\n${left.join('\n')}`);
  return { environment, removed: done.removed, remarks: done.remarks };
}

type Leaving = Unwanted & { readonly entry: OpenEntry };
type Done = Omit<Removal, 'environment'> & { readonly evidence: readonly Evidence[] };

async function inTurn(leaving: Leaving, world: World): Promise<Done | null> {
  const { guest, folder, entry, because, still } = leaving;
  const life = await lifeIn(guest, world, entry.id);
  if (life !== undefined && still?.(life) === false) {
    await entry.settle('superseded', [], 'somebody has brought it up in the meantime');
    return null;
  }
  const found = await world.progress.stage('synthesizing', () => removalStacks({ guest, life, folder }, world));
  const removed = await destroyed(found, leaving, world);
  const evidence = await emptiness(found, world);
  if (evidence.every(({ holds }) => holds)) await entry.settle('removed', evidence, because);
  else await entry.settle('failed', evidence);
  return { removed, evidence, remarks: found.remarks };
}

function destroyed({ stacks }: RemovalStacks, { guest, entry }: Leaving, world: World): Promise<RemovedStack[]> {
  return world.progress.stage(`destroying ${nameOf(guest)}`, (report) =>
    withSigns({ entry, stacks: stacks.length }, world, (done) =>
      remove(stacks, world, ({ stack, deleted }) => {
        done();
        report.now(`${stack.id}: ${deleted === 0 ? 'gone already' : `${deleted} objects destroyed`}`);
      }),
    ),
  );
}

async function emptiness({ stacks, missing }: RemovalStacks, { terraform }: World): Promise<Evidence[]> {
  const looked = stacks.map(async (stack): Promise<Evidence> => {
    const left = await terraform.state(stack);
    const seen = left.length === 0 ? 'nothing is left' : `${left.length} objects are left`;
    return { check: `${stack.id}: empty state`, holds: left.length === 0, seen };
  });
  const unseen = missing.map((id): Evidence => ({ check: `${id}: empty state`, holds: false, seen: UNSEEN }));
  return [...(await Promise.all(looked)), ...unseen];
}

const UNSEEN =
  'no code at hand has this stack, whose objects may remain; fetch the commits that had it, and run this again';
