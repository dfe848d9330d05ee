import { createHash } from 'node:crypto';

import type { ChangeSet } from '../model/change-set';
import { changeDigests } from './change-digests';

/**
 * SHA-256 over the canonical JSON of all of a plan that a reviewer would care about, hexadecimal: what happens to which
 * object, why and in which order, with every value before and after; outputs; what is put off; checks that fail; whether
 * the plan is whole. The order in which Terraform lists changes, drift of objects that stay as they are, words of
 * messages and times are not in it. Nor is what has a place of its own in a review record: versions of Terraform and
 * of providers, and the configuration itself.
 * @param digests those of its changes, where they are known already.
 */
export function digestOf(changeSet: ChangeSet, digests = changeDigests(changeSet)): string {
  const { stack, errored, complete, checks } = changeSet;
  const failing = checks
    .filter(({ status }) => status === 'fail' || status === 'error')
    .map(({ address, status }) => `${status} ${address}`)
    .sort();
  const changes = Object.entries(digests).map(([name, { action, digest }]) => [name, action, digest]);
  const canonical = JSON.stringify({ sluice: 1, stack, errored, complete, failing, changes });
  return createHash('sha256').update(canonical).digest('hex');
}
