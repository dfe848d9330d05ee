import type { Step } from '../model/release-proposal';
import { FIRST, byAge, following, newestOf, versionIn, versionName } from './version';

/** What a version is chosen from. */
export interface VersionQuestion {
  /** The names of all tags there are. */
  readonly tags: readonly string[];
  readonly step: Step;
  /** What a person asks for; left out, the proposal is taken. */
  readonly wanted?: string | undefined;
}

/** A version, and why it cannot be had. */
export interface ChosenVersion {
  readonly version: string;
  /** The newest there is; `null` before the first. */
  readonly previous: string | null;
  readonly refusals: readonly string[];
}

/** The version that comes next, or the one that a person asks for: newer than all, and no smaller a step than proposed. */
export function chooseVersion({ tags, step, wanted }: VersionQuestion): ChosenVersion {
  const newest = newestOf(tags);
  const proposed = newest === null ? FIRST : following(newest, step);
  const previous = newest === null ? null : versionName(newest);
  if (wanted === undefined) return { version: versionName(proposed), previous, refusals: [] };
  const version = versionIn(wanted);
  if (version === null) {
    return {
      version: wanted,
      previous,
      refusals: [`"${wanted}" is no version; name it like ${versionName(proposed)}`],
    };
  }
  if (newest === null || byAge(version, proposed) >= 0) return { version: wanted, previous, refusals: [] };
  const refusal =
    byAge(version, newest) <= 0
      ? `${wanted} is not newer than ${versionName(newest)}; take ${versionName(proposed)} or a later one`
      : `${wanted} is a smaller step than these changes ask for, which is ${step}; take ${versionName(proposed)} or a later one`;
  return { version: wanted, previous, refusals: [refusal] };
}
