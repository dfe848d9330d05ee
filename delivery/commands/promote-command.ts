import { Command } from 'commander';

import { type Carried, promoteAlong } from '../flows/promote-along';
import { DeliveryError } from '../model/delivery-error';
import type { Outcome } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import { automaticText } from '../report/rollback-text';
import { synth } from '../synth/synth';
import { environmentCalled } from './environment-called';
import { answer, remark, say } from './output';
import { evidenceLine } from './verify-command';
import { worldOf } from './world';

interface PromoteOptions {
  readonly release: string;
  readonly json?: boolean;
}

/** `sluice promote` */
export function promoteCommand(): Command {
  return new Command('promote')
    .description(
      'bring a release into an environment, or along the whole path: apply, verify, record; held while its rule does not hold',
    )
    .argument('[environment]', 'dev, staging, prod, …; every one of the path in turn when left out')
    .option('--release <revision>', 'the branch, tag or commit to promote', 'HEAD')
    .option('--json', 'print the outcome as JSON')
    .action(async (name: string | undefined, { release: revision, json = false }: PromoteOptions) => {
      const world = await worldOf({ repository: process.cwd(), variables: process.env, silent: json });
      const release = await world.source.resolve(revision);
      const assembly = await synth(release, world);
      const only = name === undefined ? undefined : environmentCalled(assembly, name);
      const carried = await promoteAlong({ release, assembly, only }, world);
      if (json) answer({ release, outcomes: carried.map(outcomeJson) });
      else
        carried.forEach((one) => {
          tell(one, release);
        });
      failIfStopped(carried, { release, isAsked: name !== undefined });
    });
}

function outcomeJson({ environment, outcome, rollback }: Carried): object {
  return { environment, ...outcome, ...(rollback === null ? {} : { rollback }) };
}

function tell({ environment, outcome }: Carried, release: Release): void {
  const title = `${releaseName(release)} in ${environment}`;
  if (outcome.kind === 'standing') say(`${title}: verified already, since ${outcome.since}`);
  if (outcome.kind === 'held')
    outcome.refusals.forEach(({ rule, sentence }) => {
      say(`  ${environment} (${rule}): ${sentence}`);
    });
  if (outcome.kind !== 'verified' && outcome.kind !== 'unverified') return;
  outcome.accepted.forEach((sentence) => {
    remark(`Accepted: ${sentence}.`);
  });
  say(`${title}: ${outcome.applied.length} stacks applied`);
  outcome.evidence.map(evidenceLine).forEach(say);
}

/** Who asked for one environment wants it there; who asked for the path wants it as far as it may go. */
function failIfStopped(
  carried: readonly Carried[],
  { release, isAsked }: { release: Release; isAsked: boolean },
): void {
  const last = carried.at(-1);
  if (last === undefined) return;
  const title = `${releaseName(release)} into ${last.environment}`;
  if (last.rollback !== null) {
    throw new DeliveryError(
      'VerificationFailed',
      `${title} did not hold: ${automaticText(last.environment, last.rollback)}`,
    );
  }
  if (last.outcome.kind === 'unverified')
    throw new DeliveryError('VerificationFailed', `${title} is applied but not verified`);
  if (last.outcome.kind !== 'held' || (!isAsked && wentOn(carried))) return;
  throw new DeliveryError('Held', `${title} is held:\n${sentences(last.outcome)}`);
}

function wentOn(carried: readonly Carried[]): boolean {
  return carried.some(({ outcome }) => outcome.kind !== 'held');
}

function sentences(outcome: Extract<Outcome, { kind: 'held' }>): string {
  return outcome.refusals.map(({ sentence }) => sentence).join('\n');
}
