import type { Attributes } from '../../store/object-store';
import { isAssigned } from '../facts/evaluate-template';
import type { Value, ValueObject } from '../wire/value';
import { canonical, isObject } from '../wire/value';
import type { Account } from './account';
import { keyOf } from './account';
import type { Creation } from './create-object';
import { AlreadyExists, createObject, seedOf, settledState } from './create-object';
import { isLeft, madeBy } from './repeated-create';

/** A change that Terraform has planned. */
export interface PlannedStep {
  readonly prior: Value;
  readonly planned: Value;
}

/** Makes a planned change in the store and answers with the new state; `null` once the object is gone. */
export function applyChange(creation: Creation, { prior, planned }: PlannedStep, account: Account): Value {
  if (isObject(planned)) {
    return isObject(prior)
      ? updateObject(creation, { prior, planned }, account)
      : createObject(creation, planned, account);
  }
  // Deleting what is gone is done, as every provider has it.
  if (isObject(prior)) account.store.delete(keyOf(identified(creation), prior, account));
  return null;
}

interface Update {
  readonly prior: ValueObject;
  readonly planned: ValueObject;
}

function updateObject(creation: Creation, update: Update, account: Account): ValueObject {
  const { type, knowledge } = creation;
  const isExclusive = knowledge.identity.create === 'exclusive';
  const key = keyOf(identified(creation), update.prior, account);
  if (isExclusive && account.store.get(key) === undefined) {
    throw new Error(`${type} "${key.id}" no longer exists; plan again, and it will be created`);
  }
  const state = updatedState(creation, update, account);
  const renamed = keyOf(identified(creation), state, account);
  const object = { ...renamed, attributes: state as Attributes };
  if (renamed.id === key.id) {
    account.store.put(object);
    return state;
  }
  // Where the state loses the new name, the next run creates what it takes for missing.
  if (!account.store.create({ ...object, madeBy: madeBy(update.planned, account) })) {
    if (isExclusive && !isLeft(renamed, account)) throw new AlreadyExists(type, renamed.id);
    account.store.put(object);
  }
  account.store.delete(key);
  return state;
}

/** Ids that are made of names follow them; ids that the service has assigned stay. */
function updatedState(creation: Creation, { prior, planned }: Update, { settings }: Account): ValueObject {
  const { type, knowledge } = creation;
  const place = { ...settings, seed: seedOf(type, canonical(prior['id'] ?? null), canonical(planned)), prior };
  const id = isAssigned(knowledge.identity.id) ? prior['id'] : undefined;
  return settledState(creation, { planned, id }, place);
}

function identified({ type, knowledge }: Creation) {
  return { type, identity: knowledge.identity };
}
