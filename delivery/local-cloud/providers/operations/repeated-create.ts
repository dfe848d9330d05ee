import { createHash } from 'node:crypto';

import type { MadeBy, ObjectKey, StoredObject } from '../../store/object-store';
import type { ValueObject } from '../wire/value';
import { canonical } from '../wire/value';
import type { Account, Identified } from './account';
import { realmOf } from './account';

/** What an object that is about to be created says of its making. */
export function madeBy(planned: ValueObject, { sessions }: Account): MadeBy {
  const plan = createHash('sha256').update(canonical(planned)).digest('hex');
  return { session: sessions.current(), plan };
}

/**
 * The object that a killed run on this state made by the same create, if there is one: from now on it is of this
 * session, so that no second create is answered with it.
 */
export function repeatedCreate(of: Identified, made: MadeBy, account: Account): StoredObject | undefined {
  const { sessions, store, settings } = account;
  const realm = realmOf(of.identity, settings);
  for (const left of sessions.leftBy(store, of.type)) {
    if (left.realm !== realm || left.madeBy?.plan !== made.plan) continue;
    // Since it was listed, a refresh may have confirmed it, or a create may have been answered with it.
    const object = store.get(left);
    if (object === undefined || !sessions.isLeftHere(object)) continue;
    const taken = { ...object, madeBy: made };
    store.put(taken);
    return taken;
  }
  return undefined;
}

/** Whether a killed run on this state has left the object of a key behind, so that nobody else holds it. */
export function isLeft(key: ObjectKey, { sessions, store }: Account): boolean {
  const object = store.get(key);
  return object !== undefined && sessions.isLeftHere(object);
}
