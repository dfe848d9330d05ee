import { DRIFT_LABEL, type KeptDrift, type KeptDrifts, keptDrifts } from '../drift/kept-drifts';
import { markedBody } from '../drift/marked-body';
import { isShown, shownFacts } from '../drift/shown-facts';
import type { LookedAt, WatchedStack } from '../model/drift-watch';
import type { World } from '../ports/world';
import { cleanBody, driftIssue } from '../report/drift-issue';
import { closeDuplicate } from './close-duplicate';

type IssueWorld = Pick<World, 'issues' | 'trust'>;

/** The open issues about drift, all of them in one request. */
export async function openDriftIssues({ issues, trust }: IssueWorld): Promise<KeptDrifts> {
  return keptDrifts(await issues.list(DRIFT_LABEL), trust.keys);
}

/**
 * Brings the issue of each stack up to date: opened once, untouched while it says what is so, closed when there is
 * nothing to tell. Of a stack that could not be looked at, nothing is known and nothing is done.
 */
export async function keepDriftIssues(
  looked: readonly LookedAt[],
  { kept, now }: { readonly kept: KeptDrifts; readonly now: Date },
  world: IssueWorld,
): Promise<WatchedStack[]> {
  for (const duplicate of kept.duplicates) await closeDuplicate(duplicate, world);
  const watched: WatchedStack[] = [];
  for (const one of looked) {
    const issue = await keepIssue(one, { kept: kept.byStack.get(one.stack), now }, world);
    watched.push({ ...one, issue });
  }
  return withoutDuplicates(watched, world);
}

async function keepIssue(
  looked: LookedAt,
  { kept, now }: { readonly kept: KeptDrift | undefined; readonly now: Date },
  world: IssueWorld,
): Promise<WatchedStack['issue']> {
  const { issues, trust } = world;
  const { found } = looked;
  const facts = shownFacts(looked, kept, now);
  if (facts === null || (found.kind !== 'drifted' && found.kind !== 'orphaned')) {
    if (kept === undefined) return null;
    if (found.kind === 'clean') await closeClean(looked, { kept, now }, world);
    return { ...addressOf(kept), step: found.kind === 'clean' ? 'closed' : 'kept' };
  }
  if (kept !== undefined && isShown(kept, facts)) return { ...addressOf(kept), step: 'kept' };
  const { title, body: text } = driftIssue({ ...looked, found }, facts);
  const body = markedBody(text, facts, trust.keys.current);
  if (kept === undefined) {
    const { number, url } = await issues.open({ title, body, label: DRIFT_LABEL });
    return { number, url, step: 'opened' };
  }
  await issues.update(kept.issue.number, { title, body });
  return { ...addressOf(kept), step: 'updated' };
}

async function closeClean(
  { release }: LookedAt,
  { kept, now }: { readonly kept: KeptDrift; readonly now: Date },
  { issues, trust }: IssueWorld,
): Promise<void> {
  const { facts, text, issue } = kept;
  const body = markedBody(cleanBody(text, { was: facts.kind, release }, now), facts, trust.keys.current);
  await issues.close(issue.number, { body, reason: 'completed' });
}

/** Two runs at once may both have opened an issue: both agree on the older one. */
async function withoutDuplicates(watched: readonly WatchedStack[], world: IssueWorld): Promise<WatchedStack[]> {
  const opened = new Set(watched.flatMap(({ issue }) => (issue?.step === 'opened' ? [issue.number] : [])));
  if (opened.size === 0) return [...watched];
  const { byStack, duplicates } = await openDriftIssues(world);
  const mine = duplicates.filter(({ issue }) => opened.has(issue.number));
  for (const duplicate of mine) await closeDuplicate(duplicate, world);
  const gone = new Set(mine.map(({ issue }) => issue.number));
  return watched.map((one) => {
    const older = byStack.get(one.stack);
    if (one.issue === null || older === undefined || !gone.has(one.issue.number)) return one;
    return { ...one, issue: { ...addressOf(older), step: 'kept' } };
  });
}

function addressOf({ issue: { number, url } }: KeptDrift) {
  return { number, url };
}
