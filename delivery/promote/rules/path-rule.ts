import { releaseName } from '../../model/release';
import { takenBackBy, verifiedAs } from '../../model/history';
import type { EntryRule } from './entering';

const HOUR_MS = 3_600_000;

/** It was applied and verified in the environment before, is not rolled back there, and was there for long enough. */
export const pathRule: EntryRule = ({ promotion: { release, environment }, before, now }) => {
  const { from, soakHours } = environment.promotion;
  if (from === null) return [];
  const name = releaseName(release);
  const verified = verifiedAs(before ?? [], release);
  if (verified === null) {
    const sentence = `${name} has not been verified in ${from}; run "npx sluice promote ${from} --release ${name}" first`;
    return [{ rule: 'path', sentence }];
  }
  const back = takenBackBy(before ?? [], release);
  if (back !== null) {
    const sentence = `${name} was rolled back in ${from} on ${back.opened}; promote a release that replaces it`;
    return [{ rule: 'path', sentence }];
  }
  const hours = (now.getTime() - Date.parse(verified.at)) / HOUR_MS;
  if (hours >= soakHours) return [];
  const until = new Date(Date.parse(verified.at) + soakHours * HOUR_MS).toISOString();
  const sentence = `it has been in ${from} for ${hours.toFixed(1)} of ${soakHours} hours; run this again after ${until}`;
  return [{ rule: 'soak', sentence }];
};
