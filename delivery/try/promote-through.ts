import { type Delivered, deliverOrRollBack } from '../flows/deliver-or-roll-back';
import { DeliveryError } from '../model/delivery-error';
import type { Outcome, Promotion } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import type { Built, Stage } from './stage';

/** Gives a release its version, when it comes to an environment that is entered by tag. Returns it. */
export type Tagging = (release: Release) => Promise<string>;

/** A release through every environment of the path; each has to take it. */
export async function promoteThrough(built: Built, stage: Stage, tagging: Tagging): Promise<void> {
  await promoteUntil(built, stage, { tagging, last: (promotion) => promoteInto(promotion, stage) });
}

/** The same, with something else in place of the last environment. */
export async function promoteUntil(
  { release: untagged, assembly }: Built,
  stage: Stage,
  { tagging, last }: { readonly tagging: Tagging; readonly last: (promotion: Promotion) => Promise<void> },
): Promise<void> {
  let release = untagged;
  for (const [at, environment] of assembly.environments.entries()) {
    if (environment.github.deploysFrom.kind === 'tag' && release.tag === undefined) {
      release = await tagged(release, stage, tagging);
    }
    const promotion = { release, assembly, environment };
    await (at === assembly.environments.length - 1 ? last(promotion) : promoteInto(promotion, stage));
  }
}

/** Delivers as `sluice promote` does, and times it. */
export async function delivered(promotion: Promotion, { world, stopwatch }: Stage): Promise<Delivered> {
  const title = titleOf(promotion);
  return stopwatch.time(title, () =>
    world.progress.stage(title, async (report) => {
      const done = await deliverOrRollBack(promotion, world);
      const isVerified = done.outcome.kind === 'verified';
      report[isVerified ? 'done' : 'failed'](sentence(title, done.outcome));
      return done;
    }),
  );
}

async function promoteInto(promotion: Promotion, stage: Stage): Promise<void> {
  const { outcome } = await delivered(promotion, stage);
  if (outcome.kind === 'verified') return;
  const code = outcome.kind === 'unverified' ? 'VerificationFailed' : 'Held';
  throw new DeliveryError(code, sentence(titleOf(promotion), outcome));
}

async function tagged(release: Release, { world, say }: Stage, tagging: Tagging): Promise<Release> {
  const tag = await tagging(release);
  say(`  Tagged ${tag}`);
  return world.source.resolve(tag);
}

function titleOf({ release, environment }: Promotion): string {
  return `${releaseName(release)} into ${environment.name}`;
}

function sentence(title: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'held':
      return `${title} is held:\n${outcome.refusals.map((one) => one.sentence).join('\n')}`;
    case 'standing':
      return `${title}: it stands there since ${outcome.since}`;
    case 'unverified': {
      const failed = outcome.evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
      return `${title}: ${outcome.applied.length} stacks applied, but ${failed.join('; ')}`;
    }
    case 'verified':
      return `${title}: ${outcome.applied.length} stacks applied, ${outcome.evidence.length} checks hold`;
    default:
      return outcome satisfies never;
  }
}
