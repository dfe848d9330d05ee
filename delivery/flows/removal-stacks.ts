import { untrusted } from '../gate/untrusted';
import type { AssembledStack, Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';
import { type Release, releaseName } from '../model/release';
import type { World } from '../ports/world';
import { sentenceOf } from '../promote/record-failure';
import { type Guest, wordOf } from '../sandbox/guest';
import type { Life } from '../sandbox/life';
import { synth } from '../synth/synth';
import { guestEnvironment } from './guest-environment';

/** What is to be destroyed, and from which code. */
export interface RemovalStacks {
  readonly stacks: readonly AssembledStack[];
  /** Ids of stacks that were applied once and that no code at hand has. */
  readonly missing: readonly string[];
  /** What a person should know of the code that was taken. */
  readonly remarks: readonly string[];
}

/** A sandbox or preview that shall go. */
export interface Leaving {
  readonly guest: Guest;
  /** What is known of it; nothing where it was never on the ledger. */
  readonly life: Life | undefined;
  /** The files that stand in for what cannot be had any more: absolute. */
  readonly folder: string;
}

/** An assembly of one tree, or why it cannot be had. */
type Found = { readonly assembly: Assembly } | { readonly why: string };

/**
 * Every stack of a sandbox or preview that may still stand: from the releases that were applied to it, the newest first,
 * and from the files at hand where those releases cannot be had, or lack a stack that once was there.
 */
export async function removalStacks(leaving: Leaving, world: World): Promise<RemovalStacks> {
  const { guest, life, folder } = leaving;
  const atHand = () => world.synthesizer.synthesize(folder, { extra: [wordOf(guest)] });
  const stacks = new Map<string, AssembledStack>();
  const remarks: string[] = [];
  const missing = () => (life?.stacks ?? []).filter((id) => !stacks.has(id));
  const isDone = () => stacks.size > 0 && missing().length === 0;
  const take = (assembly: Assembly) => {
    for (const stack of guestEnvironment(guest, assembly).stacks) {
      if (!stacks.has(stack.id)) stacks.set(stack.id, stack);
    }
  };
  for (const release of distinct(life?.releases ?? [])) {
    if (isDone()) break;
    const found = await recorded(release, { guest, atHand }, world);
    if ('assembly' in found) take(found.assembly);
    else remarks.push(`${found.why}; the files at hand stand in for it`);
  }
  if (!isDone()) take(await atHand());
  return { stacks: [...stacks.values()], missing: missing(), remarks };
}

function distinct(releases: readonly Release[]): Release[] {
  return [...new Map([...releases].reverse().map((release) => [release.tree, release])).values()].reverse();
}

interface Recording {
  readonly guest: Guest;
  readonly atHand: () => Promise<Assembly>;
}

async function recorded(release: Release, { guest, atHand }: Recording, world: World): Promise<Found> {
  const name = releaseName(release);
  try {
    const { tree } = await world.source.resolve(release.commit);
    if (tree !== release.tree)
      return { why: `it was brought up from files that were not in ${name}, which is recorded` };
    const assembly = await synth(release, world, [wordOf(guest)]);
    // A reaper has credentials that whoever brought it up may not have had.
    const refused = await untrusted(guestEnvironment(guest, assembly).stacks, await atHand(), world);
    return refused.size === 0 ? { assembly } : { why: `the policies refuse what ${name} holds` };
  } catch (error) {
    if (!(error instanceof DeliveryError) || !INSTEAD.includes(error.code)) throw error;
    return { why: `${name} cannot be had (${sentenceOf(error).split('\n')[0]})` };
  }
}

/** Mistakes of an old tree, or of a clone that lacks it: no reason to leave anything standing. */
const INSTEAD: readonly DeliveryError['code'][] = ['Usage', 'BadEnvironment', 'SynthFailed'];
