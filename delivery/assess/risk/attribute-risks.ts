import type { Change } from '../../model/change-set';
import type { Risk } from '../../model/risk';
import { Unknown, type Value } from '../../model/value';
import { isEveryone } from './address-blocks';
import { isHidden, type Pair, pairsAt, sameValue } from './attribute-pairs';
import { countsOnCreation, meets, uncovered } from './conditions';
import { policyRisks } from './policy-risks';
import { type AttributeRule, rated } from './type-facts';

const LONGEST_SHOWN = 60;

/**
 * What is risky about the attributes of a change, by the rules of its type.
 * @param made what the same plan creates, as `type name`.
 */
export function attributeRisks(rules: readonly AttributeRule[], change: Change, made: ReadonlySet<string>): Risk[] {
  const { before, after } = change;
  if (after === null) return [];
  return rules
    .filter((rule) => before !== null || (countsOnCreation(rule) && !ownerIsNew(rule, change, made)))
    .filter((rule) => !isLeftToProvider(rule, change))
    .flatMap((rule) => pairsAt(rule[0], before, after).flatMap((pair) => risksOf(shownAs(rule), pair)));
}

/** Reasons name attributes without the keys that entries of lists are matched by. */
function shownAs([at, ...rest]: AttributeRule): AttributeRule {
  return [at.replaceAll(/\[\w+\]/g, ''), ...rest];
}

/** A new object has what the provider gives to every new one. Blocks are not judged so: `dynamic` ones are not told. */
function isLeftToProvider([at]: AttributeRule, { action, after, stated }: Change): boolean {
  if (stated === undefined || action === 'update') return false;
  return after?.[at] instanceof Unknown && !stated.includes(at);
}

function risksOf(rule: AttributeRule, pair: Pair): Risk[] {
  const [at, when, , because] = rule;
  const { before, after } = pair;
  if (sameValue(before, after)) return [];
  if (isHidden(before) || isHidden(after)) return [hidden(rule, after)];
  if (when === 'policy' || when === 'trust') return policyRisks(rule, pair);
  if (!meets(when, pair)) return [];
  return [{ ...ratedFor(rule, pair), reason: `${at} ${told(pair)}: ${because}` }];
}

function ratedFor([, when, risk]: AttributeRule, { before, after }: Pair): Pick<Risk, 'kind' | 'level'> {
  const isOpened = (when === 'opens' || when === 'gains') && uncovered(after, before).some(isForEveryone);
  const { kind, level } = rated(risk);
  return { kind, level: isOpened ? 'high' : level };
}

function isForEveryone(value: Value): boolean {
  return typeof value === 'string' && isEveryone(value);
}

function hidden([at, when, risk, because]: AttributeRule, after: Value): Risk {
  const { kind, level } = rated(risk);
  const isWorse = when === 'opens' || when === 'gains' || when === 'policy' || when === 'trust';
  const why = after instanceof Unknown ? 'is known only after the apply' : 'changes and is not shown in full';
  return { kind, level: isWorse ? 'high' : level, reason: `${at} ${why}, so it counts as the worse case: ${because}` };
}

function ownerIsNew([, , , , owner]: AttributeRule, { after }: Change, made: ReadonlySet<string>): boolean {
  if (owner === undefined) return false;
  const name = after?.[owner.at] ?? null;
  return name instanceof Unknown || (typeof name === 'string' && made.has(`${owner.type} ${name}`));
}

function told({ before, after }: Pair): string {
  const [from, to] = [shown(before), shown(after)];
  if (from === undefined || to === undefined) return 'changes';
  if (before === null) return `becomes ${to}`;
  return after === null ? `is no longer ${from}` : `goes from ${from} to ${to}`;
}

/** Short values only: a reviewer finds the long ones in the difference. */
function shown(value: Value): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_SHOWN || text.includes('\n') ? undefined : text;
}
