import { createHash } from 'node:crypto';

import type { Attributes } from '../../store/object-store';
import { evaluateTemplate, isAssigned } from '../facts/evaluate-template';
import type { Place } from '../facts/identity';
import { conform } from '../planning/conform';
import type { TypeKnowledge } from '../planning/plan-change';
import { fillTemplates, settle } from '../planning/settle';
import type { Value, ValueObject } from '../wire/value';
import { canonical, isEqual } from '../wire/value';
import type { Account } from './account';
import { keyOf, objectsOf, realmOf } from './account';
import { isLeft, madeBy, repeatedCreate } from './repeated-create';

/** A type, and what the service puts where arguments are left open. */
export interface Creation {
  readonly type: string;
  readonly knowledge: TypeKnowledge;
  readonly serverDefaults: Readonly<Record<string, Value>>;
}

/**
 * Creates an object as planned and answers with its whole state. What exists already is refused, or taken over where
 * the service does so; ids that the service assigns never clash. What a killed run on this state has left behind does
 * not count as existing: the same create again is answered with that object.
 */
export function createObject(creation: Creation, planned: ValueObject, account: Account): ValueObject {
  const { type, knowledge } = creation;
  const { identity } = knowledge;
  const made = madeBy(planned, account);
  const repeated = repeatedCreate({ type, identity }, made, account);
  if (repeated !== undefined) return conform(knowledge.block, repeated.attributes);
  refuseTwin(creation, planned, account);
  for (let attempt = 0; ; attempt++) {
    const { key, state } = draft(creation, planned, { account, attempt });
    const object = { ...key, attributes: state as Attributes, madeBy: made };
    if (account.store.create(object)) return state;
    if (isAssigned(identity.id)) continue;
    if (identity.create === 'exclusive' && !isLeft(key, account)) throw new AlreadyExists(type, key.id);
    account.store.put(object);
    return state;
  }
}

/** An object of this name is there already, and Terraform's state does not know it. */
export class AlreadyExists extends Error {
  constructor(type: string, id: string) {
    super(`${type} "${id}" already exists; import it (terraform import), or delete it, or choose another name`);
  }
}

/** What is planned for an object, and the id that it keeps if it has one. */
export interface Unsettled {
  readonly planned: ValueObject;
  readonly id?: Value | undefined;
}

/** The state of an object once the service has given it its id and computed values. */
export function settledState(creation: Creation, { planned, id }: Unsettled, place: Place): ValueObject {
  const { identity, block } = creation.knowledge;
  // An id may be made of computed names, such as the name that AWS gives a role that has none.
  const named = fillTemplates(block, planned, { identity, place });
  const identified = 'id' in named ? { ...named, id: id ?? evaluateTemplate(identity.id, named, place) } : named;
  return settle(block, identified, { identity, place, serverDefaults: creation.serverDefaults });
}

/** Differs for each text: what made-up values of an object are made from. */
export function seedOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function draft(creation: Creation, planned: ValueObject, { account, attempt }: { account: Account; attempt: number }) {
  const { settings } = account;
  const { identity } = creation.knowledge;
  const realm = realmOf(identity, settings);
  const place = { ...settings, seed: seedOf(creation.type, realm, canonical(planned), String(attempt)) };
  const state = settledState(creation, { planned }, place);
  return { key: keyOf({ type: creation.type, identity }, state, account), state };
}

function refuseTwin({ type, knowledge }: Creation, planned: ValueObject, account: Account): void {
  const { identity } = knowledge;
  if (identity.unique.length === 0) return;
  const twin = objectsOf({ type, identity }, account).find(({ attributes }) =>
    identity.unique.every((name) => isEqual(attributes[name] as Value, planned[name])),
  );
  if (twin === undefined) return;
  if (!isLeft(twin, account)) throw new AlreadyExists(type, twin.id);
  account.store.delete(twin);
}
