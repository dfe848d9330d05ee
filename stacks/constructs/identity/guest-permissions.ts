import type { Environment } from '../../../environments/schema/environment';
import { aliasPermissions, parameterPermissions } from './foundation-permissions';
import { guestsOf } from './guests';
import { lakePermissions } from './lake-permissions';
import type { Permissions } from './permissions';
import { stateReading, type StateStore, stateWriting } from './state-permissions';

/**
 * What managing the environments of others takes beyond this one's own: their lakes, what their stacks hand each other,
 * and their states. They have no network, Airflow or roles. Nothing, where the environment hosts no one.
 */
export function guestPermissions(environment: Environment, states: StateStore): Permissions {
  const guests = guestsOf(environment);
  if (guests.length === 0) return { reads: [], writes: [] };
  const store = { ...states, keyPrefixes: guests.map(({ name }) => name) };
  const parts = [lakePermissions(guests), aliasPermissions(guests), parameterPermissions(guests)];
  return {
    reads: [...parts.flatMap(({ reads }) => reads), ...stateReading(store)],
    writes: [...parts.flatMap(({ writes }) => writes), ...stateWriting(store)],
  };
}
