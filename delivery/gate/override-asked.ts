import { DeliveryError } from '../model/delivery-error';
import type { Override } from '../model/override';

const LEAST_REASON = 10;
const MOST_REASON = 500;

/**
 * The override that `SLUICE_OVERRIDE_BY` and `SLUICE_OVERRIDE_REASON` ask for, or `null`. In a workflow only the person
 * who started the run can ask, by their name on GitHub.
 * @throws DeliveryError `Usage` for one that names nobody or gives no reason.
 */
export function overrideAsked(variables: Readonly<Record<string, string | undefined>>): Override | null {
  const by = (variables['SLUICE_OVERRIDE_BY'] ?? '').trim();
  const reason = (variables['SLUICE_OVERRIDE_REASON'] ?? '').trim().replace(/\s+/g, ' ');
  if (by === '' && reason === '') return null;
  // Who runs a job again is the triggering actor; the actor stays whoever ran it first.
  const actor = variables['GITHUB_TRIGGERING_ACTOR'] ?? variables['GITHUB_ACTOR'];
  const problem = problemWithPerson(by, actor) ?? problemWithReason(reason);
  if (problem === undefined) return { by, reason };
  throw new DeliveryError('Usage', problem);
}

function problemWithPerson(by: string, actor: string | undefined): string | undefined {
  if (by === '') return 'an override needs a person: set SLUICE_OVERRIDE_BY to your name';
  if (by.endsWith('[bot]')) return `an override needs a person, and SLUICE_OVERRIDE_BY is ${by}`;
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .'_-]{0,99}$/u.test(by)) return 'SLUICE_OVERRIDE_BY is not a name';
  if (actor === undefined || actor.toLowerCase() === by.toLowerCase()) return undefined;
  return `SLUICE_OVERRIDE_BY is ${by}, but ${actor} started this run: an override bears the name of who asks for it`;
}

function problemWithReason(reason: string): string | undefined {
  if (reason.length >= LEAST_REASON && reason.length <= MOST_REASON) return undefined;
  return `SLUICE_OVERRIDE_REASON has ${reason.length} characters: give a reason of ${LEAST_REASON} to ${MOST_REASON}, which everybody will read`;
}
