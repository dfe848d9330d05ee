import { type Action, type Change, type StackPlan, countsOf, isEmpty } from '../model/stack-plan';
import type { Plans } from './plan';

const SIGNS: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  read: '?',
  forget: '.',
};

/** A plan for a terminal: the stacks that change, what changes in each, and the sum. */
export function planText({ planned, waiting }: Plans): string {
  const changed = planned.filter((plan) => !isEmpty(plan));
  const blocks = changed.map(stackText);
  const waits = waiting.map(({ stack, waitsFor }) => `${stack} waits for ${waitsFor}, which has not been applied yet`);
  const { create, update, replace, delete: deleted } = countsOf(planned);
  const sum = `${changed.length} of ${planned.length} stacks change: ${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
  return [...blocks, ...waits, changed.length === 0 && waits.length === 0 ? 'Nothing changes.' : sum].join('\n\n');
}

function stackText({ stack, changes, drifted }: StackPlan): string {
  const drift = drifted.length === 0 ? [] : [`  changed outside of Terraform: ${drifted.join(', ')}`];
  return [stack, ...changes.flatMap(changeLines), ...drift].join('\n');
}

function changeLines({ action, address, attributes, replacedBecause }: Change): string[] {
  const why = replacedBecause.length === 0 ? '' : `  (because of ${replacedBecause.join(', ')})`;
  return [
    `  ${SIGNS[action]} ${address}${why}`,
    ...attributes.map(({ name, before, after }) => `      ${name}: ${before} -> ${after}`),
  ];
}
