import type { AttributeSchema, BlockSchema, NestedBlockSchema, Nesting, TypeSchema } from '../schema/schema';

/** The protocol's numbers of nesting modes (tfplugin6.9.proto, NestedBlock.NestingMode). */
const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3 };

/** A schema as the protocol's `Schema` message. */
export function schemaMessage({ version, block }: TypeSchema): object {
  return { version, block: blockMessage(block) };
}

function blockMessage({ attributes, blocks }: BlockSchema): object {
  return {
    attributes: Object.entries(attributes).map(([name, attribute]) => attributeMessage(name, attribute)),
    blockTypes: Object.entries(blocks).map(([name, block]) => nestedMessage(name, block)),
  };
}

function attributeMessage(name: string, { type, required, optional, computed, ...rest }: AttributeSchema): object {
  const { sensitive, writeOnly } = rest;
  return { name, type: Buffer.from(JSON.stringify(type)), required, optional, computed, sensitive, writeOnly };
}

function nestedMessage(typeName: string, { nesting, minItems, maxItems, block }: NestedBlockSchema): object {
  return { typeName, block: blockMessage(block), nesting: NESTING[nesting], minItems, maxItems };
}
