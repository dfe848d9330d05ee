import { createHash } from 'node:crypto';

import type { ChangeDigest } from '../model/assessment';
import { type Change, type ChangeSet, identityOf, type OutputChange } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import { canonicalAttributes, canonicalValue } from './canonical-value';
import { movingAttributes } from './moving-attributes';

/**
 * Every change, deferred change and changed output of a plan by what it is called, in the order of the names: an address,
 * `ADDRESS (deposed KEY)`, `deferred ADDRESS` or `output NAME`. No address has a space outside of its quoted keys, so
 * the names are all different.
 * @throws DeliveryError `TerraformFailed` where a plan names an object twice: nobody could say which one was reviewed.
 */
export function changeDigests({ stack, changes, deferred, outputs }: ChangeSet): Record<string, ChangeDigest> {
  const entries: [string, ChangeDigest][] = [
    ...changes.map((change) => entry(identityOf(change), change.action, canonicalChange(change))),
    ...deferred.map(({ reason, change }) =>
      entry(`deferred ${identityOf(change)}`, change.action, canonicalChange(change) + canonicalValue(reason)),
    ),
    ...outputs.map((output) => entry(`output ${output.name}`, output.action, canonicalOutput(output))),
  ];
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const twice = entries.find(([name], at) => name === entries[at - 1]?.[0]);
  if (twice === undefined) return Object.fromEntries(entries);
  throw new DeliveryError('TerraformFailed', `the plan of ${stack} names ${twice[0]} twice; plan it again`);
}

function entry(name: string, action: string, canonical: string): [string, ChangeDigest] {
  return [name, { action, digest: createHash('sha256').update(canonical).digest('hex') }];
}

function canonicalChange(change: Change): string {
  const { mode, type, provider, action, createdFirst, deposed, reason, movedFrom, importedAs } = change;
  const moving = movingAttributes(type);
  const facts = { mode, type, provider, action, createdFirst, deposed, reason, movedFrom, importedAs };
  const paths = [...change.replacedBecause].sort();
  const values = [change.before, change.after].map((values) => canonicalAttributes(values, moving));
  return `[${[canonicalValue(facts), canonicalValue(paths), ...values].join(',')}]`;
}

function canonicalOutput({ before, after }: OutputChange): string {
  return `[${canonicalValue(before)},${canonicalValue(after)}]`;
}
