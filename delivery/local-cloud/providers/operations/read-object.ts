import { evaluateTemplate } from '../facts/evaluate-template';
import { conform } from '../planning/conform';
import type { TypeKnowledge } from '../planning/plan-change';
import type { Value, ValueObject } from '../wire/value';
import type { Account } from './account';
import { keyOf, objectsOf } from './account';

/** A type, by its name. */
export interface NamedType {
  readonly type: string;
  readonly knowledge: TypeKnowledge;
}

/** The object as it is now, or `null` where it is gone. One that is read is in a state, and no create's to take. */
export function readObject({ type, knowledge }: NamedType, state: ValueObject, account: Account): Value {
  const found = account.store.get(keyOf({ type, identity: knowledge.identity }, state, account));
  if (found !== undefined && account.sessions.isLeftover(found.madeBy?.session)) {
    account.store.put({ ...found, madeBy: undefined });
  }
  return found === undefined ? null : conform(knowledge.block, found.attributes);
}

/**
 * The object that `terraform import` names, by its id or by the other form that its documentation gives; where there
 * is none, a state of nothing but the id, which Terraform then reads and reports as missing.
 */
export function importObject({ type, knowledge }: NamedType, importId: string, account: Account): ValueObject {
  const { block, identity } = knowledge;
  const forms = [identity.id, '{id}', ...identity.importIds];
  const found = objectsOf({ type, identity }, account).find(({ id, attributes }) => {
    const object = conform(block, attributes);
    return (
      id === importId ||
      forms.some((form) => evaluateTemplate(form, object, { ...account.settings, seed: '' }) === importId)
    );
  });
  return found === undefined ? conform(block, { id: importId }) : conform(block, found.attributes);
}
