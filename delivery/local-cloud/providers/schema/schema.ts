import type { CtyType } from './cty-type';

/** The values that a vendor's documentation lists for an attribute. */
export interface AllowedValues {
  readonly values: readonly string[];
  readonly anyCase: boolean;
}

/** One attribute: its type, and who may set it. */
export interface AttributeSchema {
  readonly type: CtyType;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly writeOnly?: true;
  readonly allowed?: AllowedValues;
}

/** How a nested block repeats. */
export type Nesting = 'single' | 'list' | 'set';

/** A nested block; no `maxItems` means no limit. */
export interface NestedBlockSchema {
  readonly nesting: Nesting;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly block: BlockSchema;
}

/** The attributes and nested blocks of a resource, a data source, a provider or another block. */
export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
}

/** The schema of one resource or data source type, with the version of its state. */
export interface TypeSchema {
  readonly version: number;
  readonly block: BlockSchema;
}

/** What a name of Terraform's configuration stands for. */
export type TypeKind = 'resource' | 'data' | 'provider';
