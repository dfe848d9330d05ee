import type { Change } from '../../model/change-set';
import type { Risk } from '../../model/risk';
import { rated, type TypeFacts } from './type-facts';

/** What follows from the action alone, for what the type is. Empty where the attributes decide. */
export function traitRisks(facts: TypeFacts, change: Change): Risk[] {
  if (change.deposed !== null) return leftover(facts);
  switch (change.action) {
    case 'create':
      return created(facts);
    case 'delete':
      return deleted(facts, 'is deleted');
    case 'replace':
      return [...deleted(facts, replaced(change)), ...given(facts)];
    case 'forget':
      return forgotten(facts);
    case 'update':
    case 'read':
    case 'none':
      return [];
  }
}

function created(facts: TypeFacts): Risk[] {
  const { identifies, costs } = facts;
  return [
    ...given(facts),
    ...told(identifies, (what): Risk => ({
      kind: 'identity-changed',
      level: 'medium',
      reason: `it is new as ${what}`,
    })),
    ...told(costs, (what): Risk => ({ kind: 'cost-raised', level: 'low', reason: `it costs ${what}` })),
  ];
}

function given({ grants }: TypeFacts): Risk[] {
  return told(grants, (what): Risk => ({ kind: 'access-widened', level: 'medium', reason: `it gives ${what}` }));
}

function deleted({ holds, grants, identifies, serves, guards }: TypeFacts, how: string): Risk[] {
  return [
    ...told(holds, (what): Risk => ({ kind: 'data-loss', level: 'high', reason: `it ${how}, and with it ${what}` })),
    ...told(identifies, (what): Risk => ({
      kind: 'identity-changed',
      level: 'high',
      reason: `it ${how}: whoever knows it as ${what} finds it gone`,
    })),
    ...told(grants, (what): Risk => ({
      kind: 'interruption',
      level: 'medium',
      reason: `it ${how}: someone loses ${what}`,
    })),
    ...told(serves, (what): Risk => ({
      kind: 'interruption',
      level: 'medium',
      reason: `it ${how}, which interrupts ${what}`,
    })),
    ...(guards === undefined ? [] : [{ ...rated(guards[0]), reason: `it ${how}: ${guards[1]}` }]),
  ];
}

function replaced({ replacedBecause, createdFirst }: Change): string {
  const why = replacedBecause.length === 0 ? '' : ` because of ${replacedBecause.join(', ')}`;
  return `is made anew${why}${createdFirst ? ', the new one first,' : ''} and the old one is deleted`;
}

function forgotten({ holds, grants, identifies, guards }: TypeFacts): Risk[] {
  if (holds !== undefined) {
    return [
      {
        kind: 'data-loss',
        level: 'medium',
        reason: `Terraform forgets it and no longer guards it: nothing here keeps ${holds}`,
      },
    ];
  }
  if (identifies === undefined && grants === undefined && guards === undefined) return [];
  return [
    { kind: 'routine', level: 'medium', reason: `Terraform forgets it: it stays, and no plan shows its changes` },
  ];
}

/** What an earlier replace left behind is no longer in use. */
function leftover({ holds, identifies }: TypeFacts): Risk[] {
  const reason = 'it is what an earlier replace left behind, and no longer in use';
  if (holds !== undefined) {
    return [{ kind: 'data-loss', level: 'medium', reason: `${reason}; what is still in it (${holds}) is lost` }];
  }
  return [{ kind: identifies === undefined ? 'routine' : 'identity-changed', level: 'low', reason }];
}

function told(what: string | undefined, risk: (what: string) => Risk): Risk[] {
  return what === undefined ? [] : [risk(what)];
}
