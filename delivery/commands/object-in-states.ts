import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nearMiss } from '../../environments/near-miss';
import { readState } from '../adapters/terraform/read-state';
import { DeliveryError } from '../model/delivery-error';
import type { StateResource } from '../model/state-resource';

/** An object that Terraform keeps in the state of a stack. */
export interface ObjectInState extends StateResource {
  readonly stack: string;
}

const STATE = '.tfstate';

/**
 * The object of an address: as Terraform prints it, such as `snowflake_warehouse.warehouse-BI_B794F053`, or by a name that
 * a person knows it by, such as `snowflake_warehouse.BI`; `dev-warehouse:snowflake_warehouse.BI` where several stacks have
 * one.
 * @param folder the states of a local cloud: absolute.
 * @throws DeliveryError `Usage`, with the nearest address or the stacks that have it.
 */
export function objectInStates(folder: string, address: string): ObjectInState {
  const all = objectsIn(folder);
  const exact = all.filter((one) => one.address === address || `${one.stack}:${one.address}` === address);
  const matching = exact.length > 0 ? exact : all.filter((one) => isMeant(one, address.toLowerCase()));
  const [found, ...others] = matching;
  if (found === undefined) throw new DeliveryError('Usage', unknown(address, all));
  if (others.length === 0) return found;
  const names = matching.map((one) => `${one.stack}:${one.address}`).join(', ');
  throw new DeliveryError('Usage', `several stacks have ${address}; name one of ${names}`);
}

function isMeant({ stack, ...object }: ObjectInState, address: string): boolean {
  return namesOf(object).some((name) => [name, `${stack}:${name}`].map((one) => one.toLowerCase()).includes(address));
}

/** The address without what CDKTF adds to it, and the type with the name or the id that the object has in the world. */
function namesOf({ address, type, values }: StateResource): string[] {
  const path = address.slice(address.indexOf('.') + 1).replace(/_[0-9A-F]{8}$/, '');
  const known = [values['name'], values['id']].filter((one) => typeof one === 'string');
  const named = [path, path.slice(path.indexOf('-') + 1), ...known.map((one) => one.replaceAll('"', ''))];
  return [address, ...named.map((name) => `${type}.${name}`)];
}

function objectsIn(folder: string): ObjectInState[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(STATE)) : [];
  return files.sort().flatMap((file) => {
    const stack = file.slice(0, -STATE.length);
    return readState(stack, readFileSync(join(folder, file), 'utf8')).map((resource) => ({ ...resource, stack }));
  });
}

function unknown(address: string, all: readonly ObjectInState[]): string {
  if (all.length === 0) return `no state of this local cloud holds ${address}: nothing is applied in it`;
  const isQualified = address.includes(':');
  const names = new Set(
    all.flatMap((one) => namesOf(one).map((name) => (isQualified ? `${one.stack}:${name}` : name))),
  );
  const near = nearMiss(address, [...names]);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `no state of this local cloud holds "${address}".${meant} Addresses are TYPE.NAME, or STACK:TYPE.NAME`;
}
