import { countsOf, identityOf } from '../model/change-set';
import type { Judgement, Refusal } from '../model/refusal';
import { approvalsNeeded } from './approvals';
import { costRule } from './rules/cost-rule';
import { destructionRule } from './rules/destruction-rule';
import { freezeRule } from './rules/freeze-rule';
import type { Known } from './rules/rule';

/** What the issue of a stack shows, which a repair is held to. */
export interface ShownDrift {
  readonly digest: string;
  /** The number of the issue. */
  readonly issue: number;
}

/** All that is looked at before a drift is taken back: a plan, and what people were shown. */
export type RepairInput = Omit<Known, 'review' | 'resumes' | 'isFirst'> & { readonly shown: ShownDrift };

const NAMED = 5;

/**
 * What a gate says to a plan that takes a drift back: it has to be the very plan that the issue shows, approved by as many
 * people as its risks ask for; what holds of every apply holds of this one too.
 */
export function repairVerdict(input: RepairInput): Judgement {
  const standing = [destructionRule, costRule, freezeRule].map((rule) => rule({ ...input, review: null }));
  const refusals = [...shownRefusals(input), ...approvalRefusals(input), ...standing.flatMap((one) => one.refusals)];
  return { refusals, accepted: standing.flatMap((one) => one.accepted) };
}

function shownRefusals({ applying: { assessment }, shown }: RepairInput): Refusal[] {
  const { changeSet, digest } = assessment;
  const { stack } = changeSet;
  if (changeSet.errored) {
    const sentence = `Terraform met an error while it planned ${stack}; mend it and run this again`;
    return [{ rule: 'errored plan', sentence }];
  }
  if (digest === shown.digest) return [];
  const planned = changeSet.changes.map((change) => `${change.action} ${identityOf(change)}`);
  const { create, update, replace, delete: deleted } = countsOf([changeSet]);
  const counts = `${create} to create, ${update} to change, ${replace} to replace, ${deleted} to delete`;
  const more = planned.length > NAMED ? ` and ${planned.length - NAMED} more` : '';
  const now = `it is ${digest.slice(0, 12)} now (${counts}: ${planned.slice(0, NAMED).join(', ')}${more})`;
  const sentence =
    `the drift of ${stack} is another one than issue #${shown.issue} shows: ${now}, and ` +
    `${shown.digest.slice(0, 12)} there; run npx sluice drift ${stack} and look again`;
  return [{ rule: 'drift', sentence }];
}

function approvalRefusals({ applying: { assessment }, environment, approvedBy, shown }: RepairInput): Refusal[] {
  const needed = approvalsNeeded(assessment.changes, environment);
  const people = [...new Set(approvedBy)].sort();
  if (people.length >= needed) return [];
  const given = people.length === 0 ? 'nobody gave one' : `only ${people.join(', ')} gave one`;
  const asks = `${environment.name} asks for ${needed} ${needed === 1 ? 'approval' : 'approvals'} of this`;
  const how = `people comment "/approve ${shown.digest.slice(0, 12)}" on issue #${shown.issue}, and nothing else`;
  return [{ rule: 'approvals', sentence: `${asks}, and ${given} since it is shown: ${how}` }];
}
