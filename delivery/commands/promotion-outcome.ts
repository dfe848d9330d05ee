import type { Carried } from '../flows/promote-along';
import { DeliveryError } from '../model/delivery-error';
import type { Outcome } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import { automaticText } from '../report/rollback-text';
import { remark, say } from './output';
import { evidenceLine } from './verify-command';

/** What became of a release in an environment, for a machine. */
export function outcomeJson({ environment, outcome, rollback }: Carried): object {
  return { environment, ...outcome, ...(rollback === null ? {} : { rollback }) };
}

/** Tells a person what became of a release in an environment. */
export function tellCarried({ environment, outcome }: Carried, release: Release): void {
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

/**
 * Who asked for one environment wants it there; who asked for the path wants it as far as it may go.
 * @throws DeliveryError `Held` or `VerificationFailed` where it did not come so far.
 */
export function failIfStopped(
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
