import { nearMiss } from '../../environments/near-miss';
import type { Environment } from '../../environments/schema/environment';
import type { Assembly } from '../model/assembly';
import { DeliveryError } from '../model/delivery-error';

/** The environment of that name. @throws DeliveryError `Usage`, with the nearest name. */
export function environmentCalled({ environments }: Assembly, name: string): Environment {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  const names = environments.map((environment) => environment.name);
  const near = nearMiss(name, names);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new DeliveryError('Usage', `no environment is called "${name}".${meant} There are ${names.join(', ')}`);
}
