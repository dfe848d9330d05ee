import type { AssessedChange } from '../../model/assessment';
import type { Change, ChangeSet } from '../../model/change-set';
import { type Risk, worstFirst } from '../../model/risk';
import type { Value } from '../../model/value';
import { attributeRisks } from './attribute-risks';
import { changedNames } from './attribute-pairs';
import { statementRisks } from './statement-risks';
import { traitRisks } from './trait-risks';
import type { TypeFacts } from './type-facts';
import { factsOf } from './type-table';

const NAMES_SHOWN = 4;

const WHY_IMPORTED = 'it is taken over as it is: nothing changes in the world';
const WHY_MOVED = 'only its address changes: nothing changes in the world';

/**
 * What is risky about each change of a plan, in the plan's order, the worst first: at least one risk each. A type that is
 * not in the table counts as high, and an attribute that decides and cannot be seen as the worse case.
 */
export function assessRisks({ changes }: Pick<ChangeSet, 'changes'>): AssessedChange[] {
  const made = namesMadeBy(changes);
  return changes.map((change) => {
    const risks = risksOf(change, made);
    return { change, risks: worstFirst(risks.length === 0 ? [routine(change)] : risks) };
  });
}

function risksOf(change: Change, made: ReadonlySet<string>): Risk[] {
  if (change.mode === 'data' || change.action === 'read' || change.action === 'none') return [];
  const facts = factsOf(change.type);
  if (facts === undefined) return unknownType(change);
  return [
    ...traitRisks(facts, change),
    ...attributeRisks(facts.watches ?? [], change, made),
    ...(change.type === 'snowflake_execute' ? statementRisks(change) : []),
  ];
}

/** What may hold data counts as holding it. */
function unknownType(change: Change): Risk[] {
  const reason = `${change.type} is not in the table of types: what it holds and gives is not known`;
  const facts: TypeFacts = { holds: 'whatever a type that is not in the table holds', source: '' };
  const lost = traitRisks(facts, change);
  return [{ kind: 'unknown-type', level: 'high', reason }, ...lost];
}

function routine(change: Change): Risk {
  return { kind: 'routine', level: 'low', reason: whyRoutine(change) };
}

function whyRoutine({ mode, action, type, before, after, movedFrom, importedAs }: Change): string {
  if (mode === 'data' || action === 'read') return 'it is only read';
  if (action === 'none') return importedAs !== null ? WHY_IMPORTED : movedFrom !== null ? WHY_MOVED : 'nothing changes';
  if (action === 'create') return 'it is new: nothing is lost, and nobody gains anything by it alone';
  if (action !== 'update') return `a ${type} holds no data, gives no access and serves nobody by itself`;
  const names = changedNames(before, after);
  const shown = names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
  return names.length === 0 ? 'no attribute changes' : `of ${type}, ${shown} may change without harm`;
}

/** What a plan creates, as `type name`: the names under which other objects of the plan know it. */
function namesMadeBy(changes: readonly Change[]): ReadonlySet<string> {
  const created = changes.filter(({ action }) => action === 'create');
  return new Set(
    created.flatMap(({ type, after }) =>
      ['id', 'name', 'bucket'].map((attribute) => after?.[attribute] ?? null).flatMap((name) => named(type, name)),
    ),
  );
}

function named(type: string, name: Value): string[] {
  return typeof name === 'string' ? [`${type} ${name}`] : [];
}
