import { watchDrift } from '../../../delivery/flows/watch-drift';
import type { AssembledStack } from '../../../delivery/model/assembly';
import type { DriftWatch, WatchedStack } from '../../../delivery/model/drift-watch';
import type { LedgerDraft, SettledState } from '../../../delivery/model/ledger-entry';
import { digestsOf } from '../../../delivery/plan/affected-stacks';
import { fakeWorld, release, stack } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';
import { change } from '../../fakes/scripted-terraform';

/** When the first watch of a test looks. */
export const NOON = new Date('2026-11-21T12:00:00.000Z');

/** So many minutes after {@link NOON}. */
export function minutes(after: number): Date {
  return new Date(NOON.getTime() + after * 60_000);
}

/** An auto-suspend that somebody changed in the world. */
export function suspended(seconds: number) {
  return change('update', 'snowflake_warehouse.BI', {
    before: { name: 'BI', auto_suspend: seconds },
    after: { name: 'BI', auto_suspend: 60 },
  });
}

/** A world in which `a1`, with two stacks in dev, was verified, and what a test does in it. */
export function driftingWorld(more: Readonly<Record<string, readonly AssembledStack[]>> = {}) {
  const commits: Readonly<Record<string, readonly AssembledStack[]>> = {
    a1: [stack('dev-lake'), stack('dev-warehouse')],
    ...more,
  };
  const fake = fakeWorld(commits);
  const { world, ledger } = fake;

  /** A release is recorded in dev, and being applied. */
  const record = async (commit: string, parts: Partial<LedgerDraft> = {}) => {
    const digests = digestsOf(commits[commit] ?? []);
    const entry = await ledger.open(ledgerDraft({ environment: 'dev', release: release(commit), digests, ...parts }));
    await entry.begin('begun');
    return entry;
  };

  /** A release is recorded in dev, to its end. */
  const settled = async (commit: string, state: SettledState = 'verified', parts: Partial<LedgerDraft> = {}) => {
    await (await record(commit, parts)).settle(state, []);
  };

  const watch = (now = NOON, environments = ['dev']): Promise<DriftWatch> => watchDrift({ environments, now }, world);

  return { ...fake, record, settled, watch };
}

/** What was found of a stack, and what was done with its issue. */
export function seen({ stacks }: DriftWatch): Record<string, readonly [string, WatchedStack['issue']]> {
  return Object.fromEntries(stacks.map(({ stack: id, found, issue }) => [id, [found.kind, issue]]));
}
