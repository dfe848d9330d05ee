import { assess } from '../assess/assess';
import type { Built } from '../model/built';
import { PLANNED } from '../model/comment-life';
import { DeliveryError } from '../model/delivery-error';
import type { PlannedStack } from '../model/planned-stack';
import type { Proposal } from '../model/proposal';
import type { ReviewRecord } from '../model/review-record';
import { foresee } from '../pipeline';
import { type FanOut, goneFrom } from '../plan/fan-out';
import type { PullRequest } from '../ports/pull-requests';
import type { World } from '../ports/world';
import { planComment } from '../report/plan-comment';
import { unverifiedRecord } from '../review/opened';
import { readPart } from '../review/signed-part';
import { plannedOf } from './planned-of';

/** What jobs have left of a change, and the two trees that it lies between. */
export interface Parts {
  readonly base: Built;
  readonly head: Built;
  readonly fan: FanOut;
  /** What each job says that it found, by stack id. Anybody may have written it. */
  readonly parts: ReadonlyMap<string, string>;
  /** Signed records by environment. Whether they are ours, only who holds the keys can tell. */
  readonly records: ReadonlyMap<string, string>;
}

/** What reviewers are shown. */
export interface ShownParts {
  readonly proposal: Proposal;
  readonly planned: readonly PlannedStack[];
  readonly url: string;
  /** Parts and records that do not agree: a sentence for each. */
  readonly doubts: readonly string[];
}

/** What is needed to show: neither Terraform nor a key. */
export type ShowingWorld = Pick<World, 'pullRequests' | 'reviews'> & { readonly repository: string };

/**
 * Shows reviewers what jobs have found, and publishes the records of it as they are. A plan is shown only where it is, by
 * its digest, what the record of its environment says: what is approved is then what an apply is held to.
 * @throws DeliveryError `Refused` where the pull request has moved on since it was built.
 */
export async function showParts(of: Parts, pull: PullRequest, world: ShowingWorld): Promise<ShownParts> {
  const { base, head, fan } = of;
  if (pull.head !== head.release.commit) throw movedOn(pull, head);
  const doubts: string[] = [];
  const records = believable(of, { pull, repository: world.repository }, doubts);
  const told = fan.jobs.map((job) => shownOf(job.stack, job.environment, { of, records, doubts }));
  const planned = inOrder([...told, ...fan.aside], head);
  const orphans = goneFrom({ base: base.assembly, head: head.assembly }).map(({ id }) => ({
    stack: id,
    objects: null,
  }));
  const proposal = foresee({ ...head, planned, orphans, administered: fan.administered }, new Date());
  for (const { text } of records.values()) await world.reviews.publish({ commit: pull.head, text });
  const url = await world.pullRequests.comment(pull.number, planComment(proposal, PLANNED));
  return { proposal, planned, url, doubts };
}

interface FoundRecord {
  readonly record: ReviewRecord;
  readonly text: string;
}

function believable(
  { fan, head, records }: Parts,
  { pull, repository }: { pull: PullRequest; repository: string },
  doubts: string[],
): ReadonlyMap<string, FoundRecord> {
  const found = new Map<string, FoundRecord>();
  for (const environment of fan.environments) {
    const text = records.get(environment);
    if (text === undefined) {
      doubts.push(`${environment} has no signed record: its job failed, and nothing of it can be applied`);
      continue;
    }
    try {
      const record = unverifiedRecord(text);
      const isIts =
        record.environment === environment &&
        record.commit === head.release.commit &&
        record.pullRequest === pull.number &&
        record.repository.toLowerCase() === repository.toLowerCase() &&
        record.stacks.every((stack) => stack.environment === environment);
      if (isIts) found.set(environment, { record, text });
      else doubts.push(`the record of ${environment} is of another environment, commit or pull request`);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      doubts.push(`the record of ${environment} cannot be read: ${error.message}`);
    }
  }
  return found;
}

interface Showing {
  readonly of: Parts;
  readonly records: ReadonlyMap<string, FoundRecord>;
  readonly doubts: string[];
}

/** What may be shown of one stack: what its job found, where the record of its environment says the same. */
function shownOf(id: string, environment: string, { of, records, doubts }: Showing): PlannedStack {
  const { assembly } = of.head;
  const stack = assembly.stacks.find((one) => one.id === id);
  if (stack === undefined) throw new Error(`the assembly has no stack ${id}`);
  const text = of.parts.get(id);
  if (text === undefined) return { stack, kind: 'failed', because: 'its job failed, and left no plan; see its log' };
  const part = readable(text);
  const found = typeof part === 'string' ? null : plannedOf(id, part, assembly);
  const reviewed = records.get(environment)?.record.stacks.find((one) => one.stack === id);
  const doubt = typeof part === 'string' ? part : doubtOf(found, reviewed);
  if (doubt === null && found !== null) return found;
  doubts.push(`${id}: ${doubt}`);
  return { stack, kind: 'failed', because: `its plan is not shown: ${doubt}` };
}

function readable(text: string): ReturnType<typeof readPart> | string {
  try {
    return readPart(text);
  } catch (error) {
    if (error instanceof DeliveryError) return error.message;
    throw error;
  }
}

function doubtOf(found: PlannedStack | null, reviewed: ReviewRecord['stacks'][number] | undefined): string | null {
  if (found === null) return 'what its job left is of another stack, or of another tree';
  if (found.kind !== 'planned') {
    return reviewed === undefined
      ? null
      : `a plan of it was signed, and what its job left says that it is ${found.kind}`;
  }
  if (reviewed === undefined) return 'no record of its environment was signed for it';
  const isSame =
    reviewed.planDigest === assess(found.plan.changeSet).digest && reviewed.synthDigest === found.stack.digest;
  return isSame ? null : 'it is not the plan that was signed';
}

/** As a process that plans them all would list them. */
function inOrder(planned: readonly PlannedStack[], { assembly }: Built): PlannedStack[] {
  const places = new Map(assembly.stacks.map(({ id }, at) => [id, at]));
  return [...planned].sort((a, b) => (places.get(a.stack.id) ?? 0) - (places.get(b.stack.id) ?? 0));
}

function movedOn(pull: PullRequest, { release }: Built): DeliveryError {
  const sentence = `#${pull.number} stands at ${pull.head.slice(0, 12)}, and what was planned is ${release.commit.slice(0, 12)}; the run for the newer commit shows it`;
  return new DeliveryError('Refused', sentence);
}
