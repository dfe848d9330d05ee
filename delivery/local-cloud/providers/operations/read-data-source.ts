import type { Json, StoredObject } from '../../store/object-store';
import { computedValue } from '../facts/computed-values';
import { evaluateTemplate } from '../facts/evaluate-template';
import { identityOf } from '../facts/identity';
import type { ProviderKnowledge } from '../facts/provider-knowledge';
import { conform } from '../planning/conform';
import type { BlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { canonical, isArray, isEqual, isObject } from '../wire/value';
import type { Account } from './account';
import { objectsOf } from './account';
import { seedOf } from './create-object';

/** A data source: its type, its schema, and what is known of its provider. */
export interface DataSource {
  readonly type: string;
  readonly block: BlockSchema;
  readonly knowledge: ProviderKnowledge;
  /** The schema of the resource of the same name, if there is one. */
  readonly resource: BlockSchema | undefined;
}

/**
 * Answers a data source from the stored object whose attributes equal the arguments, or from the account itself where
 * the table says so. None, several, and what cannot be compared are errors that name the arguments.
 */
export function readData(source: DataSource, config: ValueObject, account: Account): ValueObject {
  const templates = source.knowledge.accountData[source.type];
  if (templates !== undefined) {
    const place = { ...account.settings, seed: '' };
    const values = Object.entries(templates).map(([name, template]) => [name, evaluateTemplate(template, {}, place)]);
    return answer(source, config, Object.fromEntries(values) as Record<string, Json>);
  }
  return answer(source, config, matchingObject(source, config, account).attributes);
}

function matchingObject(source: DataSource, config: ValueObject, account: Account): StoredObject {
  const { type, resource, knowledge } = source;
  if (resource === undefined) throw new Error(refusal(type, 'it has no resource of that name to answer from'));
  const block = filledBlock(source.block, config);
  if (block !== undefined) throw new Error(refusal(type, `it cannot search by the block "${block}"`));
  const given = Object.entries(config).filter(
    ([name, value]) => value !== null && resource.attributes[name] !== undefined,
  );
  if (given.length === 0) throw new Error(refusal(type, 'none of its arguments is an attribute of the resource'));
  const identity = identityOf(knowledge.identities, type, Object.keys(resource.attributes));
  const found = objectsOf({ type, identity }, account).filter(({ attributes }) =>
    given.every(([name, value]) => isEqual(attributes[name] as Value, value)),
  );
  const [object] = found;
  const wanted = given.map(([name, value]) => `${name} = ${canonical(value)}`).join(', ');
  if (object === undefined) throw new Error(`no ${type} with ${wanted} was found; apply what creates it first`);
  if (found.length > 1) throw new Error(`${found.length} ${type} have ${wanted}; say more to choose one`);
  return object;
}

function refusal(type: string, reason: string): string {
  return `the local cloud cannot answer data source ${type}: ${reason}`;
}

function filledBlock({ blocks }: BlockSchema, config: ValueObject): string | undefined {
  return Object.keys(blocks).find((name) => {
    const value = config[name];
    return isArray(value) ? value.length > 0 : isObject(value) && name !== 'timeouts';
  });
}

function answer(
  { type, block }: DataSource,
  config: ValueObject,
  attributes: Readonly<Record<string, Json>>,
): ValueObject {
  const known = conform(block, attributes);
  const seed = seedOf(type, canonical(config));
  const values = Object.entries(known).map(([name, value]) => {
    const schema = block.attributes[name];
    const configured = config[name] ?? null;
    if (configured !== null) return [name, configured];
    const isOpen = schema?.computed === true && value === null;
    return [name, isOpen ? computedValue(schema.type, name, seed) : value];
  });
  return Object.fromEntries(values) as ValueObject;
}
