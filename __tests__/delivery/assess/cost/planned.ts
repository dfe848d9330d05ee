import { priceListFor } from '../../../../delivery/assess/cost/price-list';
import type { Change, ChangeSet } from '../../../../delivery/model/change-set';
import { emptyChangeSet } from '../../../../delivery/model/change-set';
import type { Attributes } from '../../../../delivery/model/value';
import { path } from '../../../../environments';
import { load } from '../../../../environments/load';
import type { Environment } from '../../../../environments/schema/environment';

/** The project's own environments, by name. */
export const ENVIRONMENTS = new Map(load(path).map((environment) => [environment.name, environment]));

/** One of the project's own environments. */
export function environment(name: string): Environment {
  const found = ENVIRONMENTS.get(name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

/** List prices of Ireland, enterprise edition: $3.90 a credit. */
export const PRICES = priceListFor(environment('prod'));

/** One object before and after a plan; `null` where it is not there. */
export interface Case {
  readonly type: string;
  readonly name?: string;
  readonly before?: Attributes | null;
  readonly after?: Attributes | null;
}

/** A plan of one stack that makes, changes, removes or leaves objects, as their two states have it. */
export function planned(stack: string, ...cases: readonly Case[]): ChangeSet {
  const set = emptyChangeSet(stack, '1.9.8');
  const unchanged = cases.filter(({ before, after }) => before === after);
  return {
    ...set,
    changes: cases.filter((one) => !unchanged.includes(one)).map(changeOf),
    unchanged: unchanged.map(({ type, name = 'it', after }) => {
      return { address: `${type}.${name}`, mode: 'managed', type, values: after ?? {} };
    }),
  };
}

function changeOf({ type, name = 'it', before = null, after = null }: Case): Change {
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    provider: 'registry.terraform.io/example/example',
    action: before === null ? 'create' : after === null ? 'delete' : 'update',
    createdFirst: false,
    deposed: null,
    reason: null,
    before,
    after,
    replacedBecause: [],
    movedFrom: null,
    importedAs: null,
  };
}
