import type { Change } from '../../../../../delivery/model/change-set';
import type { Attributes } from '../../../../../delivery/model/value';
import type { RatedKind } from '../../../../../delivery/assess/risk/type-facts';
import { aChange } from '../../../../fakes/change-set';

/** A change, and every kind of risk that a person would see in it. */
export interface RiskCase {
  readonly name: string;
  readonly change: Change;
  readonly risks: readonly RatedKind[];
}

type Label = readonly [name: string, ...risks: RatedKind[]];

/** An update of one object. */
export function updated(
  [name, ...risks]: Label,
  type: string,
  [before, after]: readonly [Attributes, Attributes],
): RiskCase {
  return { name: `${type}: ${name}`, change: changeOf(type, { action: 'update', before, after }), risks };
}

/** A creation. */
export function made([name, ...risks]: Label, type: string, after: Attributes = {}): RiskCase {
  return { name: `${type}: ${name}`, change: changeOf(type, { action: 'create', before: null, after }), risks };
}

/** A delete. */
export function deleted([name, ...risks]: Label, type: string, before: Attributes = {}): RiskCase {
  return { name: `${type}: ${name}`, change: changeOf(type, { action: 'delete', before, after: null }), risks };
}

/** A replace, with the same attributes unless a case says otherwise. */
export function replaced([name, ...risks]: Label, type: string, parts: Partial<Change> = {}): RiskCase {
  const same = { action: 'replace', before: {}, after: {} } as const;
  return { name: `${type}: ${name}`, change: changeOf(type, { ...same, ...parts }), risks };
}

/** A change of one object of a type. */
export function changeOf(type: string, parts: Partial<Change>): Change {
  return aChange({ address: `${type}.it`, type, ...parts });
}
