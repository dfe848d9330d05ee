import { DeliveryError } from '../model/delivery-error';
import { type LedgerEntry, LIVE } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import { releaseName } from '../model/release';
import type { OpenEntry } from '../ports/ledger';
import type { World } from '../ports/world';

/** How often it is looked whether a turn has come, in milliseconds. */
const POLL_MS = 15_000;

/** How often an entry that waits gives a sign of life, in milliseconds. */
const SIGN_MS = 2 * 60_000;

/** How long an entry waits for its turn, in milliseconds: longer than the longest apply, a new Airflow environment. */
const LONGEST_WAIT_MS = 90 * 60_000;

/** Whose turn it is to be. */
interface Turn extends Pick<Promotion, 'release'> {
  readonly environment: Pick<Promotion['environment'], 'name'>;
}

type TurnWorld = Pick<World, 'ledger' | 'source' | 'clock'>;

/**
 * Waits until an entry's turn has come, and takes it: one at a time in an environment, older releases first. Of two that
 * take it at once, the one that the ledger had first keeps it.
 * @throws DeliveryError `Held` when it has waited for too long.
 */
export async function takeTurn(entry: OpenEntry, { release, environment }: Turn, world: TurnWorld): Promise<void> {
  const { clock } = world;
  const begun = clock.now().getTime();
  let said = { why: '', at: 0 };
  for (;;) {
    const ahead = await firstAhead(entry, environment.name, world);
    if (ahead === undefined && (await taken(entry, environment.name, world))) return;
    const why = `waits for ${ahead === undefined ? 'another' : releaseName(ahead.release)}`;
    const now = clock.now().getTime();
    if (now - begun > LONGEST_WAIT_MS) throw waitedTooLong(`${releaseName(release)} ${why} in ${environment.name}`);
    if (ahead === undefined || why !== said.why || now - said.at > SIGN_MS) {
      await entry.wait(why);
      said = { why, at: now };
    }
    await clock.pause(POLL_MS);
  }
}

function waitedTooLong(what: string): DeliveryError {
  const minutes = LONGEST_WAIT_MS / 60_000;
  return new DeliveryError(
    'Held',
    `${what} for more than ${minutes} minutes; look why that takes so long, and run this again`,
  );
}

/** Takes the turn, and gives it back where another had it earlier. */
async function taken(entry: OpenEntry, environment: string, { ledger }: TurnWorld): Promise<boolean> {
  await entry.begin('begun');
  const entries = await ledger.entries(environment);
  const own = entries.find(({ id }) => id === entry.id)?.turn ?? null;
  if (own === null)
    throw new Error(`the ledger does not know entry ${entry.id} of ${environment}, which it has just opened`);
  return !entries.some(({ id, state, turn }) => id !== entry.id && state === 'applying' && turn !== null && turn < own);
}

/** An entry that has the turn, or that waits for it and comes first. */
async function firstAhead(
  { id: own }: OpenEntry,
  environment: string,
  { ledger, source }: TurnWorld,
): Promise<LedgerEntry | undefined> {
  const entries = await ledger.entries(environment);
  const mine = entries.find(({ id }) => id === own);
  const others = entries.filter(({ id, state }) => id !== own && LIVE.has(state)).reverse();
  for (const other of others) {
    if (other.state === 'applying') return other;
    if (mine !== undefined && (await comesFirst(other, mine, source))) return other;
  }
  return undefined;
}

/** The older release, and of two that do not contain each other the one that was opened first. */
async function comesFirst(other: LedgerEntry, mine: LedgerEntry, source: World['source']): Promise<boolean> {
  const [one, two] = [other.release.commit, mine.release.commit];
  if (one !== two && (await source.isAncestor(one, two))) return true;
  if (one !== two && (await source.isAncestor(two, one))) return false;
  return Number(other.id) < Number(mine.id);
}
