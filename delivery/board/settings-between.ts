import type { Environment } from '../../environments/schema/environment';
import type { Setting } from '../model/comparison';
import type { Attributes, Value } from '../model/value';
import { isAttributes } from '../model/value';

/** What says who an environment is, where it lies and what it is called: no two of them have it in common. */
const OWN: ReadonlySet<string> = new Set(['name', 'abbreviation', 'aws.accountId', 'network.cidr', 'state', 'tags']);

/** The settings that two environments have differently, by path, without those that no two have in common. */
export function settingsBetween(from: Environment, to: Environment): Setting[] {
  return between(from as unknown as Attributes, to as unknown as Attributes, '');
}

function between(from: Value | undefined, to: Value | undefined, path: string): Setting[] {
  if (OWN.has(path) || JSON.stringify(from) === JSON.stringify(to)) return [];
  if (!isAttributes(from) || !isAttributes(to)) return [{ path, from, to }];
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].flatMap((name) => between(from[name], to[name], path === '' ? name : `${path}.${name}`));
}
