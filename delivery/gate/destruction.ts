import { fileOf } from '../../environments/file-of';
import type { Environment } from '../../environments/schema/environment';
import type { AssessedChange } from '../model/assessment';
import { identityOf } from '../model/change-set';
import type { Refusal } from '../model/refusal';

type Allowing = Pick<Environment, 'name' | 'review'>;
type AllowedDestruction = Environment['review']['allowedDestruction'][number];

const SUGGESTED_DAYS = 7;
const DAY_MS = 86_400_000;

const DESTRUCTION = 'stateful delete';
const SHORTENING = 'data kept for less time';

/**
 * Why changes may not destroy what holds data, nor have it kept for less time: each change with a high risk of data loss
 * needs an entry in the environment for its address, of which the last day has not passed (UTC). What only takes a guard
 * away, forgets an object or deletes the leftover of a replace is a medium risk, and needs approvals but no entry.
 * Entries that no change needs are not reported: they may be about another stack.
 */
export function destructionRefusals(assessed: readonly AssessedChange[], environment: Allowing, now: Date): Refusal[] {
  return assessed.flatMap((change) => {
    const losses = lossesOf(change);
    if (losses.length === 0) return [];
    const entries = environment.review.allowedDestruction.filter(({ address }) => address === change.change.address);
    if (entries.some(({ expires }) => expires >= dayOf(now))) return [];
    return [{ rule: ruleFor(change), sentence: sentence(change, entries, { environment, now }) }];
  });
}

function lossesOf({ risks }: AssessedChange): string[] {
  return risks.filter(({ kind, level }) => kind === 'data-loss' && level === 'high').map(({ reason }) => reason);
}

function ruleFor({ change: { action } }: AssessedChange): string {
  return action === 'delete' || action === 'replace' ? DESTRUCTION : SHORTENING;
}

function sentence(
  change: AssessedChange,
  entries: readonly AllowedDestruction[],
  { environment, now }: { readonly environment: Allowing; readonly now: Date },
): string {
  const what = `${identityOf(change.change)}: ${lossesOf(change).join('; ')}`;
  // The placeholder is too short for the schema: whoever adds the entry has to say why.
  const entry = `{ address: ${quoted(change.change.address)}, reason: '…', expires: '${dayOf(inDays(now))}' }`;
  const last = entries.map(({ expires }) => expires).sort();
  const why =
    last.length === 0
      ? `${environment.name} does not allow that`
      : `${environment.name} allowed that until ${last.at(-1)}, which has passed`;
  const mend = last.length === 0 ? 'add to' : 'if it is still meant, put in its place, in';
  return `${what}; ${why}; ${mend} review.allowedDestruction of ${fileOf(environment.name)}: ${entry}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}

function inDays(now: Date): Date {
  return new Date(now.getTime() + SUGGESTED_DAYS * DAY_MS);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
