import type { Built } from '../model/built';
import { DeliveryError } from '../model/delivery-error';
import type { PlanPart } from '../model/plan-part';
import type { PlannedStack } from '../model/planned-stack';
import type { ReviewRecord } from '../model/review-record';
import { foresee } from '../pipeline';
import type { FanOut } from '../plan/fan-out';
import type { Trust } from '../ports/trust';
import { recordOf } from '../review/publish';
import { openedPart } from '../review/signed-part';
import { plannedOf } from './planned-of';

/** What is signed for one environment. */
export interface Sealing {
  readonly environment: string;
  readonly head: Built;
  readonly fan: FanOut;
  /** What jobs found, by stack id; a job that failed has left nothing. */
  readonly parts: ReadonlyMap<string, string>;
  readonly pullRequest: number;
  readonly at: Date;
}

/**
 * The record of what one environment's plans came to: of every stack that a job planned with the key, and of no other.
 * @throws DeliveryError `ReviewInvalid` where a part was not written by such a job, or is of another stack or tree.
 */
export function sealed(sealing: Sealing, trust: Trust): ReviewRecord {
  const { environment, head, fan, parts, pullRequest, at } = sealing;
  if (!fan.environments.includes(environment)) {
    const known = fan.environments.join(', ');
    throw new DeliveryError('Usage', `${environment} is no environment that both trees have; known: ${known}`);
  }
  const own = fan.jobs.filter((job) => job.environment === environment);
  const planned = own.flatMap(({ stack: id }): PlannedStack[] => {
    const text = parts.get(id);
    if (text === undefined) return [];
    return [requireFit(id, openedPart(text, trust.keys), head)];
  });
  const proposal = foresee({ ...head, planned, orphans: [] }, at);
  return recordOf({ proposal, planned, pullRequest, environment, at }, trust);
}

function requireFit(id: string, part: PlanPart, { assembly }: Built): PlannedStack {
  const planned = plannedOf(id, part, assembly);
  if (planned !== null) return planned;
  const sentence = `the plan of ${id} is of ${part.stack} as it synthesizes to ${part.synthDigest.slice(0, 12)}, which is not what lies here; run its job again`;
  throw new DeliveryError('ReviewInvalid', sentence);
}
