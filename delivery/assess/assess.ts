import type { Assessment } from '../model/assessment';
import type { ChangeSet } from '../model/change-set';
import { changeDigests } from './change-digests';
import { digestOf } from './digest';
import { assessRisks } from './risk/assess-risks';

/** A plan, with what is known about it without asking anyone: the risks of its changes, and its digests. */
export function assess(changeSet: ChangeSet): Assessment {
  const digests = changeDigests(changeSet);
  return {
    changeSet,
    changes: assessRisks(changeSet),
    digest: digestOf(changeSet, digests),
    changeDigests: digests,
  };
}
