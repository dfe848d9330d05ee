import type { AssessedChange, Assessment } from '../../model/assessment';
import { type Change, identityOf } from '../../model/change-set';
import type { Irreversible, IrreversibleKind } from '../../model/irreversible';
import type { Value } from '../../model/value';
import { pairsAt } from '../risk/attribute-pairs';
import { goesBack } from './goes-back';
import { GONE_WITH_IT } from './gone-with-it';
import { ONE_WAY } from './one-way';

type Loss = Pick<Irreversible, 'kind' | 'sentence'>;

/** In this order they are told: what stops an apply in the middle, then what is lost. */
const ORDER: readonly IrreversibleKind[] = [
  'forward-only',
  'key-destroyed',
  'data-dropped',
  'history-shortened',
  'name-lost',
];

/** What plans do that no later plan can undo, the worst kind first, and within a kind in the order of the plans. */
export function irreversible(assessments: readonly Assessment[]): Irreversible[] {
  const all = assessments.flatMap(({ changeSet: { stack }, changes }) =>
    changes.flatMap((assessed) =>
      [...oneWay(assessed.change), ...goneWith(assessed.change), ...lost(assessed)].map((loss): Irreversible => ({
        stack,
        address: identityOf(assessed.change),
        ...loss,
      })),
    ),
  );
  return all.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** A replace makes a new object, which may have any version; what is lost with the old one is told elsewhere. */
function oneWay({ action, type, before, after }: Change): Loss[] {
  if (action !== 'update') return [];
  return ONE_WAY.filter((rule) => rule.type === type).flatMap(({ at, blocked, because }) =>
    pairsAt(at, before, after)
      .filter((pair) => goesBack(blocked, pair.before, pair.after))
      .map((pair): Loss => ({
        kind: 'forward-only',
        sentence: `${at} cannot go from ${shown(pair.before)} to ${shown(pair.after)}: ${because}`,
      })),
  );
}

function goneWith({ action, deposed, type }: Change): Loss[] {
  if ((action !== 'delete' && action !== 'replace') || deposed !== null) return [];
  const how = action === 'delete' ? 'is deleted' : 'is deleted and made anew';
  return GONE_WITH_IT.filter((gone) => gone.type === type).map(({ kind, because }) => ({
    kind,
    sentence: `it ${how}: ${because}`,
  }));
}

/** The risks tell what holds data, and what is kept for less time. */
function lost({ change, risks }: AssessedChange): Loss[] {
  const high = risks.filter(({ kind, level }) => kind === 'data-loss' && level === 'high');
  const isGone = change.action === 'delete' || change.action === 'replace';
  return high.map(({ reason }) => ({ kind: isGone ? 'data-dropped' : 'history-shortened', sentence: reason }));
}

function shown(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'a hidden value';
}
