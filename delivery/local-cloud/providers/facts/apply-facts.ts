import type { AttributeSchema, BlockSchema, NestedBlockSchema, TypeSchema } from '../schema/schema';
import type { TypeFacts } from './type-facts';

/** Adds to a derived schema what only the real provider's own schema tells. */
export function applyFacts(block: BlockSchema, facts: TypeFacts): TypeSchema {
  return { version: facts.schemaVersion ?? 0, block: flagBlock(block, new Flags(facts), '') };
}

class Flags {
  private readonly sensitive: ReadonlySet<string>;
  private readonly writeOnly: ReadonlySet<string>;

  constructor(private readonly facts: TypeFacts) {
    this.sensitive = new Set(facts.sensitive);
    this.writeOnly = new Set(facts.writeOnly);
  }

  attribute(path: string, attribute: AttributeSchema): AttributeSchema {
    return {
      ...attribute,
      ...(this.sensitive.has(path) && { sensitive: true }),
      ...(this.writeOnly.has(path) && { writeOnly: true }),
    };
  }

  counts(path: string): Pick<NestedBlockSchema, 'minItems' | 'maxItems'> {
    const minItems = this.facts.minItems?.[path];
    const maxItems = this.facts.maxItems?.[path];
    return { ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }) };
  }
}

function flagBlock({ attributes, blocks }: BlockSchema, flags: Flags, prefix: string): BlockSchema {
  const flagged = Object.entries(attributes).map(([name, attribute]) => {
    return [name, flags.attribute(prefix + name, attribute)] as const;
  });
  const nested = Object.entries(blocks).map(([name, block]) => {
    const path = prefix + name;
    return [name, { ...block, ...flags.counts(path), block: flagBlock(block.block, flags, `${path}.`) }] as const;
  });
  return { attributes: Object.fromEntries(flagged), blocks: Object.fromEntries(nested) };
}
