import { parsePath, valueAt } from '../planning/paths';
import type { ValueObject } from '../wire/value';
import type { Place, Template } from './identity';

/** The text that a template gives for an object; attributes that have no value give nothing. */
export function evaluateTemplate(template: Template, object: ValueObject, place: Place): string {
  if (typeof template === 'function') return template(object, place);
  return template.replaceAll(/\{(@?[\w.]+)\}/g, (_, name: string) =>
    name.startsWith('@') ? placed(name.slice(1), place) : text(object, name),
  );
}

/** Whether a template gives another text for every object, however alike they are. */
export function isAssigned(template: Template): boolean {
  return typeof template === 'string' && /\{@(hex\d+|number|uuid)\}/.test(template);
}

function placed(name: string, { account, region, seed }: Place): string {
  if (name === 'account') return account;
  if (name === 'region') return region;
  if (name === 'number') return String(parseInt(seed.slice(0, 8), 16) + 10_000_000);
  if (name === 'uuid') return seed.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  const digits = /^hex(\d+)$/.exec(name)?.[1];
  if (digits === undefined) throw new Error(`a table of identities uses {@${name}}, which nothing defines`);
  return seed.slice(0, Number(digits));
}

function text(object: ValueObject, name: string): string {
  const value = valueAt(object, parsePath(name)) ?? '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
