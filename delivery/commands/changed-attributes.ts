import { nearMiss } from '../../environments/near-miss';
import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';
import type { StateResource } from '../model/state-resource';

/** A value as JSON holds it. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * What words such as `auto_suspend=600` say of an object: values are JSON, else text; where the object has a text, they
 * are text unless they are a text of JSON.
 * @throws DeliveryError `Usage` for a word without a `=`, and for an attribute that the object does not have.
 */
export function changedAttributes({ address, values }: StateResource, words: readonly string[]): Record<string, Json> {
  const pairs = words.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new DeliveryError('Usage', `"${word}" is not ATTRIBUTE=VALUE, such as auto_suspend=600`);
    const name = word.slice(0, at);
    if (!(name in values)) throw new DeliveryError('Usage', unknown(name, address, Object.keys(values)));
    return [name, valueOf(word.slice(at + 1), values[name])] as const;
  });
  return Object.fromEntries(pairs);
}

function valueOf(text: string, before: unknown): Json {
  const parsed = parsedJson(text) as Json | undefined;
  if (parsed === undefined) return text;
  return typeof before === 'string' && typeof parsed !== 'string' && parsed !== null ? text : parsed;
}

function unknown(name: string, address: string, names: readonly string[]): string {
  const near = nearMiss(name, names);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `${address} has no attribute "${name}".${meant} It has ${[...names].sort().join(', ')}`;
}
