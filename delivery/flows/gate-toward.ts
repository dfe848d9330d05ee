import type { Environment } from '../../environments/schema/environment';
import { pendingIn } from '../board/pending-in';
import type { BoardApprovals, BoardGate } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Refusal } from '../model/refusal';
import type { Release } from '../model/release';
import type { World } from '../ports/world';
import { entryRefusals } from '../promote/entry-refusals';
import { verifiedAs } from '../model/history';
import { look } from '../promote/look';
import { sourceRefusals } from '../release/source-rule';
import { reviewOf } from '../review/review-of';

/** Entries by environment, each newest first. */
export type Histories = ReadonlyMap<string, readonly LedgerEntry[]>;

/** Nothing is built to look at a gate: what was built is compared when the release knocks at it. */
const UNBUILT = { environments: [], stacks: [] };

/** What the newest release that waits for an environment is held to, asked as an apply asks; `null` where none waits. */
export async function gateToward(
  environment: Environment,
  histories: Histories,
  world: World,
): Promise<BoardGate | null> {
  const { from } = environment.promotion;
  const [before, here] = [histories.get(from ?? '') ?? [], histories.get(environment.name) ?? []];
  const pending = pendingIn(before, here).at(-1);
  if (from === null || pending === undefined) return null;
  const release = await withTag(pending, world);
  const approvals = await approvalsOf(release, environment, world);
  const refusals = await reasons({ release, environment, histories, approvals }, world);
  return { from, release, refusals, approvals };
}

/** It may have got its tag since it was last promoted. */
async function withTag(release: Release, { source }: Pick<World, 'source'>): Promise<Release> {
  try {
    return release.tag === undefined ? await source.resolve(release.commit) : release;
  } catch (error) {
    sentenceOf(error, ASKED_OF_GIT);
    return release;
  }
}

interface Knocking {
  readonly release: Release;
  readonly environment: Environment;
  readonly histories: Histories;
  readonly approvals: BoardApprovals;
}

async function reasons({ release, environment, histories, approvals }: Knocking, world: World): Promise<Refusal[]> {
  const entries = (name: string) => Promise.resolve([...(histories.get(name) ?? [])]);
  const read = { ledger: { entries } as World['ledger'], source: world.source, clock: world.clock };
  const approvedBy = approvals.kind === 'known' ? approvals.by : [];
  try {
    const entering = await look({ release, assembly: UNBUILT, environment }, read, { approvedBy, sourceRefusals });
    const built = verifiedAs(entering.before ?? [], release)?.assembly ?? entering.built;
    return entryRefusals({ ...entering, built });
  } catch (error) {
    return [
      { rule: 'unknown', sentence: `it cannot be told whether it may enter: ${sentenceOf(error, ASKED_OF_GIT)}` },
    ];
  }
}

async function approvalsOf(release: Release, { name }: Environment, world: World): Promise<BoardApprovals> {
  try {
    const { review, approvedBy } = await reviewOf(release, world, name);
    if (review === null) return { kind: 'unknown', because: 'nobody was shown its plans in a review' };
    return { kind: 'known', by: approvedBy, needed: review.approvals };
  } catch (error) {
    return { kind: 'unknown', because: sentenceOf(error, ASKED_OF_REVIEWS) };
  }
}

/** A clone that lacks a commit, a remote that does not answer: unknown means refuse, and the rest is worth seeing. */
const ASKED_OF_GIT = new Set<DeliveryError['code']>(['Usage', 'GitHubFailed']);

/** No key of reviews, a damaged record. */
const ASKED_OF_REVIEWS = new Set<DeliveryError['code']>(['Usage', 'ReviewInvalid']);

function sentenceOf(error: unknown, expected: ReadonlySet<DeliveryError['code']>): string {
  if (error instanceof DeliveryError && expected.has(error.code)) return error.message;
  throw error;
}
