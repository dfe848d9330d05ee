import type { ValueObject } from '../wire/value';

/** What a computed text may be made of besides the object's own attributes. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** Differs for every object that is created: hexadecimal, 64 digits. */
  readonly seed: string;
  /** The object before the update, where there is one. */
  readonly prior?: ValueObject;
}

/**
 * A text computed from an object: literal text with the names of attributes in braces (`{repository}:{environment}`),
 * `{@account}`, `{@region}`, `{@hex17}` (as many digits of the object's own seed) or `{@number}`; or a function where the
 * vendor's rule is more than that.
 */
export type Template = string | ((object: ValueObject, place: Place) => string);

/** How objects of a type are named and told apart. */
export interface Identity {
  readonly id: Template;
  /** What tells objects apart where the id alone does not, as with the keys of two buckets. */
  readonly key: Template | undefined;
  /** Other attributes that follow from the object, by name. */
  readonly computed: Readonly<Record<string, Template>>;
  /** Computed attributes that an update makes unknown again, and which changes do. */
  readonly recomputed: Readonly<Record<string, readonly string[] | 'any'>>;
  /** What `terraform import` takes besides the id. */
  readonly importIds: readonly Template[];
  /** Whether creating an object that exists fails or takes it over. */
  readonly create: 'exclusive' | 'takeover';
  /** Attributes that together no two objects may share, besides the id. */
  readonly unique: readonly string[];
  /** Whether names are unique in one account or in the world. */
  readonly scope: 'account' | 'world';
}

/** What a table states of a type: the id, and whatever differs from the usual. */
export type IdentityEntry = Partial<Identity> & { readonly id: Template };

/** The identities of one provider's types, and how to identify the types that no entry names. */
export interface IdentityTable {
  readonly source: string;
  readonly types: Readonly<Record<string, IdentityEntry>>;
  /** What every type of the provider has, where it has such an attribute. */
  readonly computed: Readonly<Record<string, Template>>;
  readonly recomputed: Identity['recomputed'];
  readonly fallback: (attributes: readonly string[], type: string) => IdentityEntry;
}

/** The identity of a type by its table. */
export function identityOf(table: IdentityTable, type: string, attributes: readonly string[]): Identity {
  const entry = table.types[type] ?? table.fallback(attributes, type);
  return {
    id: entry.id,
    key: entry.key,
    computed: { ...table.computed, ...entry.computed },
    recomputed: { ...table.recomputed, ...entry.recomputed },
    importIds: entry.importIds ?? [],
    create: entry.create ?? 'exclusive',
    unique: entry.unique ?? [],
    scope: entry.scope ?? 'account',
  };
}
