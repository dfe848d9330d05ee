import { type Action, type Change, type ChangeSet, countsOf, isEmpty } from '../model/change-set';
import { attributeChanges } from './attribute-changes';
import type { Plans } from './plan';

const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  read: '?',
  forget: '.',
  none: ' ',
};

/** A plan for a terminal: the stacks that change, what changes in each, and the sum. */
export function planText({ planned: plans, waiting }: Plans): string {
  const planned = plans.map(({ changeSet }) => changeSet);
  const changed = planned.filter((plan) => !isEmpty(plan));
  const blocks = changed.map(stackText);
  const waits = waiting.map(({ stack, waitsFor }) => `${stack} waits for ${waitsFor}, which has not been applied yet`);
  const { create, update, replace, delete: deleted } = countsOf(planned);
  const sum = `${changed.length} of ${planned.length} stacks change: ${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
  return [...blocks, ...waits, changed.length === 0 && waits.length === 0 ? 'Nothing changes.' : sum].join('\n\n');
}

function stackText({ stack, changes, drift: drifted }: ChangeSet): string {
  const drift =
    drifted.length === 0 ? [] : [`  changed outside of Terraform: ${drifted.map(({ address }) => address).join(', ')}`];
  return [stack, ...changes.flatMap(changeLines), ...drift].join('\n');
}

function changeLines(change: Change): string[] {
  const { action, address, replacedBecause } = change;
  const why = replacedBecause.length === 0 ? '' : `  (because of ${replacedBecause.join(', ')})`;
  return [
    `  ${SIGNS[action]} ${address}${why}`,
    ...attributeChanges(change).map(({ name, before, after }) => `      ${name}: ${before} -> ${after}`),
  ];
}
