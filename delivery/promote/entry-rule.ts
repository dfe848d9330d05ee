import type { LedgerEntry } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import { releaseName } from '../model/release';
import type { World } from '../ports/world';

const HOUR_MS = 3_600_000;

/** Why a release may not enter an environment yet; an empty list lets it in. */
export async function refusals(promotion: Promotion, { ledger }: Pick<World, 'ledger'>, now: Date): Promise<string[]> {
  const { from, soakHours } = promotion.environment.promotion;
  if (from === null) return [];
  const verified = (await ledger.entries(from)).find(
    ({ release, state }) => release.tree === promotion.release.tree && state === 'verified',
  );
  if (verified === undefined) return [`${releaseName(promotion.release)} has not been verified in ${from}`];
  return soaking(verified, soakHours, now);
}

function soaking({ environment, at }: LedgerEntry, soakHours: number, now: Date): string[] {
  const hours = (now.getTime() - Date.parse(at)) / HOUR_MS;
  if (hours >= soakHours) return [];
  return [`it has been in ${environment} for ${hours.toFixed(1)} of ${soakHours} hours`];
}
