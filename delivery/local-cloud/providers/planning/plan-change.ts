import type { Identity } from '../facts/identity';
import type { TypeFacts } from '../facts/type-facts';
import type { BlockSchema } from '../schema/schema';
import type { Value, ValueObject } from '../wire/value';
import { isEqual, isObject, UNKNOWN } from '../wire/value';
import { withDefaults } from './defaults';
import { markUnknown } from './mark-unknown';
import type { Path } from './paths';
import { replacingPaths } from './replacing-paths';

/** What is known of a resource's type. */
export interface TypeKnowledge {
  readonly block: BlockSchema;
  readonly facts: TypeFacts;
  readonly identity: Identity;
}

/** What Terraform proposes for one resource. */
export interface Proposal {
  readonly prior: Value;
  readonly proposed: Value;
  readonly config: Value;
  /** Tags that the provider's configuration gives every resource. */
  readonly defaultTags: ValueObject;
}

/** What will become of the resource: `null` for nothing, and the paths that force a replacement. */
export interface PlannedChange {
  readonly planned: Value;
  readonly requiresReplace: readonly Path[];
}

/**
 * Plans as providers on SDKv2 do: what the configuration leaves open keeps its prior value, gets the provider's
 * default, or is unknown until apply. The same configuration and state plan no change.
 */
export function planChange(knowledge: TypeKnowledge, proposal: Proposal): PlannedChange {
  const { prior, proposed, config } = proposal;
  if (!isObject(proposed) || !isObject(config)) return { planned: null, requiresReplace: [] };
  const { block, facts } = knowledge;
  const complete = withDefaults(block, facts, { planned: proposed, config });
  const marked = markUnknown(block, complete, { config, prior: isObject(prior) ? prior : undefined });
  const tagged = withAllTags(block, marked, proposal.defaultTags);
  if (!isObject(prior) || isEqual(prior, tagged)) return { planned: tagged, requiresReplace: [] };
  const planned = markRecomputed(knowledge, { planned: tagged, prior, config });
  return { planned, requiresReplace: replacingPaths(block, facts, { prior, planned }) };
}

/** Resources of AWS show the tags they will have, those of the provider's configuration included. */
function withAllTags({ attributes }: BlockSchema, planned: ValueObject, defaultTags: ValueObject): ValueObject {
  if (attributes['tags_all'] === undefined || attributes['tags'] === undefined) return planned;
  const own = planned['tags'] ?? {};
  if (!isObject(own)) return { ...planned, tags_all: UNKNOWN };
  return { ...planned, tags_all: { ...defaultTags, ...own } };
}

interface Update {
  readonly planned: ValueObject;
  readonly prior: ValueObject;
  readonly config: ValueObject;
}

/** Marks what the service computes anew from attributes that change. */
function markRecomputed({ identity }: TypeKnowledge, { planned, prior, config }: Update): ValueObject {
  const marked = Object.entries(identity.recomputed).flatMap(([name, triggers]) => {
    const isFree = name in planned && (config[name] ?? null) === null;
    const changes = triggers === 'any' || triggers.some((trigger) => !isEqual(prior[trigger], planned[trigger]));
    return isFree && changes ? [[name, UNKNOWN] as const] : [];
  });
  return { ...planned, ...Object.fromEntries(marked) };
}
