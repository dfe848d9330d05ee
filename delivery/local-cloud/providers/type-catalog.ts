import type { SchemaCache } from './schema/schema-cache';
import { applyFacts } from './facts/apply-facts';
import { identityOf } from './facts/identity';
import type { ProviderKnowledge } from './facts/provider-knowledge';
import type { TypeKnowledge } from './planning/plan-change';
import type { TypeSchema } from './schema/schema';

/** The types of one provider with all that is known of each, made when first asked for. */
export class TypeCatalog {
  private readonly resources = new Map<string, (TypeKnowledge & TypeSchema) | undefined>();

  constructor(
    private readonly schemas: SchemaCache,
    readonly knowledge: ProviderKnowledge,
  ) {}

  /** A resource type, or `undefined` where the provider has none of this name. */
  findResource(type: string): (TypeKnowledge & TypeSchema) | undefined {
    if (!this.resources.has(type)) this.resources.set(type, this.makeResource(type));
    return this.resources.get(type);
  }

  /** A resource type; one that the provider does not have is an error that names it. */
  resource(type: string): TypeKnowledge & TypeSchema {
    const found = this.findResource(type);
    if (found === undefined) throw new Error(`the provider has no resource type "${type}"`);
    return found;
  }

  /** A data source type, or `undefined` where the provider has none of this name. */
  data(type: string): TypeSchema | undefined {
    const block = this.schemas.schema('data', type);
    return block === undefined ? undefined : applyFacts(block, this.knowledge.facts(`data.${type}`));
  }

  /** The schema of the provider's own configuration. */
  provider(name: string): TypeSchema {
    const block = this.schemas.schema('provider', name);
    if (block === undefined) throw new Error(`the binding of "${name}" describes no provider`);
    return applyFacts(block, this.knowledge.facts('provider'));
  }

  private makeResource(type: string): (TypeKnowledge & TypeSchema) | undefined {
    const derived = this.schemas.schema('resource', type);
    if (derived === undefined) return undefined;
    const facts = this.knowledge.facts(type);
    const schema = applyFacts(derived, facts);
    const identity = identityOf(this.knowledge.identities, type, Object.keys(derived.attributes));
    return { ...schema, facts, identity };
  }
}
