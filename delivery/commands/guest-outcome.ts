import { countsOf } from '../model/change-set';
import { dollars } from '../model/cost';
import { DeliveryError } from '../model/delivery-error';
import type { Standing } from '../flows/bring-up';
import type { Told } from '../flows/each-on-its-own';
import type { Removal } from '../flows/take-down';
import { minuteOf } from '../report/guest-lines';
import { answer, remark, say } from './output';

/** Tells what stands now, what it may cost, and until when. */
export function tellStanding({ environment, applied, cost, until }: Standing, json: boolean): void {
  const counts = countsOf(applied.map(({ plan }) => plan.changeSet));
  const stacks = applied.map(({ stack }) => stack.id);
  if (json) {
    answer({ environment, stacks, counts, usdPerMonth: cost.after, until });
    return;
  }
  const { create, update, replace, delete: deleted } = counts;
  say(`${environment} is up: ${create} created, ${update} changed, ${replace} replaced, ${deleted} deleted`);
  for (const id of stacks) say(`  ${id}`);
  const { length: unknown } = cost.unknown;
  const besides = unknown === 0 ? '' : `, without ${unknown} objects whose cost nobody can tell beforehand`;
  say(`It may cost ${dollars(cost.after)} a month${besides}. It is left alone until ${minuteOf(until)} UTC.`);
}

/** Tells what is gone. */
export function tellRemoval(removal: Removal | null, json: boolean): void {
  if (removal === null) return;
  const { environment, removed, remarks } = removal;
  for (const sentence of remarks) remark(`Note: ${sentence}.`);
  const stacks = removed.map(({ stack, deleted }) => ({ stack: stack.id, deleted }));
  if (json) {
    answer({ environment, stacks });
    return;
  }
  for (const { stack, deleted } of stacks)
    say(`  ${stack}: ${deleted === 0 ? 'gone already' : `${deleted} destroyed`}`);
  say(`${environment} is gone: every state of it is empty.`);
}

/** Ends as it should where some of several failed: all are told. @throws DeliveryError `TerraformFailed`. */
export function requireAllDone(told: readonly Told<unknown>[]): void {
  const failed = told.flatMap((one) => (one.kind === 'failed' ? [`${one.environment}: ${one.because}`] : []));
  if (failed.length === 0) return;
  const sentence = `${failed.length} of ${told.length} could not be done:\n${failed.join('\n')}`;
  throw new DeliveryError('TerraformFailed', sentence);
}
