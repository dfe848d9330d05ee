import type { RiskKind, RiskLevel } from '../../model/risk';
import type { Value } from '../../model/value';

/** What a number stands for where it is left out, and where it is 0: a retention that is not stated lasts for ever. */
export interface Numbers {
  readonly absent: number;
  readonly zero?: number;
}

/**
 * When a change of an attribute is a risk. Those that look at what the attribute comes to hold count on a creation too:
 * `set`, `opens`, `policy`, `trust`, `includes`, `becomes`. An attribute that is known only after the apply, or hidden, counts as
 * meeting its condition.
 */
export type Condition =
  | 'changes'
  /** It held a value, and comes to hold another one. */
  | 'alters'
  /** It comes to hold a value, or another one. */
  | 'set'
  /** A list holds something that no entry of it covered before; address blocks cover those inside them. */
  | 'gains'
  /** As `gains`, from nothing on a creation; to everyone is high. */
  | 'opens'
  /** A list no longer holds, or covers, something. */
  | 'loses'
  /** A policy of IAM's language: what it newly allows, to whom, and what it no longer does. */
  | 'policy'
  /** A policy of IAM's language that says who may become an identity. */
  | 'trust'
  /** A list comes to hold one of these. */
  | { readonly includes: readonly string[] }
  | { readonly lower: Numbers }
  | { readonly higher: Numbers }
  /** It moves along an order, smallest first; what is not in the order counts as the worse case. */
  | { readonly up: readonly string[] }
  | { readonly down: readonly string[] }
  /** It comes to have one of these values, on a creation too. */
  | { readonly becomes: readonly Value[] }
  /** It comes to have one of these values, on an object that is there. */
  | { readonly turns: readonly Value[] };

/** A kind of risk and how much it can hurt. */
export type RatedKind = `${RiskKind} ${RiskLevel}`;

/** Which object an object belongs to. */
export interface Owner {
  /** The attribute that names it. */
  readonly at: string;
  readonly type: string;
}

/**
 * What a change of one attribute means. A path has dots between names; lists are walked through, and `rule[id].prefix`
 * matches the entries of a list by `id`. `because` is the end of a sentence. Where an owner is named, and the same plan
 * makes it, there is nothing to lose yet.
 */
export type AttributeRule = readonly [at: string, when: Condition, risk: RatedKind, because: string, unlessNew?: Owner];

/** What one type of resource is, so that a change of one can be judged. Each text is part of a sentence. */
export interface TypeFacts {
  /** What is lost with it, beyond what an apply can make again. */
  readonly holds?: string;
  /** What it gives to someone. */
  readonly grants?: string;
  /** Who or what it is the identity or the key of. */
  readonly identifies?: string;
  /** What stops while it is gone or made anew. */
  readonly serves?: string;
  /** What is no longer held back once it is gone. */
  readonly guards?: readonly [risk: RatedKind, because: string];
  /** What it costs to have one. */
  readonly costs?: string;
  readonly watches?: readonly AttributeRule[];
  /** The page of the documentation that these facts come from. */
  readonly source: string;
}

/** Types and what they are, by Terraform's name. */
export type TypeTable = Readonly<Record<string, TypeFacts>>;

/** How providers write that a setting is on. */
export const ON: readonly Value[] = [true, 'true', 'TRUE'];

/** How providers write that a setting is off; left out is off, where that is the default. */
export const OFF: readonly Value[] = [false, 'false', 'FALSE', null];

/** The two halves of a rated kind. */
export function rated(risk: RatedKind): { readonly kind: RiskKind; readonly level: RiskLevel } {
  const [kind, level] = risk.split(' ') as [RiskKind, RiskLevel];
  return { kind, level };
}
