import type { Change, ChangeSet } from '../model/change-set';
import type { Proposal, ProposedEnvironment, ProposedStack } from '../model/proposal';
import { Redacted, Unknown, type Value, isAttributes } from '../model/value';
import { highestLevel } from '../model/risk';
import { reviewCode } from './view/proposal-view';

/** The version of the form that {@link proposalJson} writes: it grows when a reader of the old one would be misled. */
export const PROPOSAL_FORMAT = 1;

/**
 * A proposal as JSON for programs, the same bytes for the same proposal. At the top: `format` (a number), `commit`,
 * `tree`, `unaffected`, `orphans`, `administered` where it is known, of a rollback `irreversible`, and `environments`, each with its `stacks`, `access`, `cost`, `refusals` and
 * `approvals`, as the model names them. A planned stack has `digest`, `reviewCode`, `risk` and `plan`; a change of it
 * has `risks` beside what the model says. A value that is secret is `{"sensitive": "what may be shown"}`, and one that
 * only an apply tells is `{"unknown": true}`; an object that has such a key of its own is `{"value": {…}}`.
 */
export function proposalJson(proposal: Proposal): string {
  const { commit, tree, unaffected, orphans, administered, irreversible, environments } = proposal;
  const written = {
    format: PROPOSAL_FORMAT,
    commit,
    tree,
    unaffected,
    orphans,
    ...(administered === undefined ? {} : { administered }),
    ...(irreversible === undefined ? {} : { irreversible }),
    environments: environments.map(environmentJson),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** One environment of a proposal, as {@link proposalJson} writes it. */
export function environmentJson({ name, approvals, refusals, access, cost, stacks }: ProposedEnvironment): object {
  return { name, approvals, refusals, access, cost, stacks: stacks.map(stackJson) };
}

function stackJson(stack: ProposedStack): object {
  if (stack.kind !== 'planned') return stack;
  const { assessment, ...rest } = stack;
  const { changeSet, changes, digest } = assessment;
  const risks = changes.flatMap((change) => change.risks);
  return {
    ...rest,
    digest,
    reviewCode: reviewCode(assessment),
    risk: highestLevel(risks),
    plan: {
      ...planJson(changeSet),
      changes: changes.map((assessed) => ({ ...changeJson(assessed.change), risks: assessed.risks })),
    },
  };
}

function planJson({ terraform, errored, complete, outputs, drift, deferred, checks, unchanged }: ChangeSet): object {
  return {
    terraform,
    errored,
    complete,
    unchanged: unchanged.length,
    outputs: outputs.map((output) => ({ ...output, before: valueJson(output.before), after: valueJson(output.after) })),
    drift: drift.map(changeJson),
    deferred: deferred.map(({ reason, change }) => ({ reason, change: changeJson(change) })),
    checks,
  };
}

function changeJson(change: Change): object {
  return { ...change, before: valueJson(change.before), after: valueJson(change.after) };
}

/** A value, as {@link proposalJson} writes it. */
export function valueJson(value: Value): unknown {
  if (value instanceof Redacted) return { sensitive: value.shown };
  if (value instanceof Unknown) return { unknown: true };
  if (Array.isArray(value)) return (value as readonly Value[]).map(valueJson);
  if (!isAttributes(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, held]) => [name, valueJson(held)]));
  return ['sensitive', 'unknown', 'value'].some((name) => name in inner) ? { value: inner } : inner;
}
