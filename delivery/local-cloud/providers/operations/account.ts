import type { ObjectKey, ObjectStore, StoredObject } from '../../store/object-store';
import type { Sessions } from '../../store/sessions';
import { evaluateTemplate } from '../facts/evaluate-template';
import type { Identity } from '../facts/identity';
import type { ProviderSettings } from '../facts/provider-settings';
import type { ValueObject } from '../wire/value';

/** What every operation on objects needs: the store, who creates, and where the provider's configuration says objects live. */
export interface Account {
  readonly store: ObjectStore;
  readonly sessions: Sessions;
  readonly settings: ProviderSettings;
}

/** A type with its identity. */
export interface Identified {
  readonly type: string;
  readonly identity: Identity;
}

/** The key of an object by the state that Terraform keeps of it. */
export function keyOf({ type, identity }: Identified, state: ValueObject, { settings }: Account): ObjectKey {
  const realm = realmOf(identity, settings);
  const { id } = state;
  if (identity.key === undefined && typeof id === 'string' && id !== '') return { type, realm, id };
  return { type, realm, id: evaluateTemplate(identity.key ?? identity.id, state, { ...settings, seed: '' }) };
}

/** The account whose objects share names with objects of this type. */
export function realmOf(identity: Identity, settings: ProviderSettings): string {
  return identity.scope === 'world' ? '' : settings.realm;
}

/** Every object of a type that this provider's configuration can see. */
export function objectsOf({ type, identity }: Identified, { store, settings }: Account): StoredObject[] {
  const realm = realmOf(identity, settings);
  return store.list(type).filter((object) => object.realm === realm);
}
