import type { Step } from '../model/release-proposal';

/** A version: `vMAJOR.MINOR.PATCH`. */
export type Version = readonly [major: number, minor: number, patch: number];

// Nine digits are exact as numbers, and more than anybody counts to.
const FORM = /^v(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/** The version that is given first. */
export const FIRST: Version = [1, 0, 0];

/** A name as a version; `null` where it is none, as pre-releases and other tags are. */
export function versionIn(name: string): Version | null {
  const [, major, minor, patch] = FORM.exec(name) ?? [];
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

/** A version as a name. */
export function versionName([major, minor, patch]: Version): string {
  return `v${major}.${minor}.${patch}`;
}

/** Below 0 where the first is older, above 0 where it is newer. */
export function byAge(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** The newest of some names that are versions; `null` where none is. */
export function newestOf(names: readonly string[]): Version | null {
  const versions = names.map(versionIn).filter((version) => version !== null);
  return versions.sort(byAge).at(-1) ?? null;
}

/** The version that follows another by a step. */
export function following([major, minor, patch]: Version, step: Step): Version {
  switch (step) {
    case 'major':
      return [major + 1, 0, 0];
    case 'minor':
      return [major, minor + 1, 0];
    case 'patch':
      return [major, minor, patch + 1];
    default:
      return step satisfies never;
  }
}
