import type { Estate, Target } from './estate';

/** The names of the environments that deploy from a branch or tag, in the order of the path. */
export function bound({ targets }: Estate, { kind, pattern }: Target['deploysFrom']): string[] {
  return targets
    .filter(({ deploysFrom }) => deploysFrom.kind === kind && deploysFrom.pattern === pattern)
    .map(({ name }) => name);
}

/** Several environments as one choice of a person. */
export function toChoice(names: readonly string[]): string {
  return names.join(', ');
}

/** What can be promoted into by hand: one environment, or those together that deploy from the same branch or tag. */
export function choices(estate: Estate): [readonly string[], ...(readonly string[])[]] {
  const [first, ...others] = estate.targets;
  const together = estate.targets.map(({ deploysFrom }) => bound(estate, deploysFrom));
  const several = together.filter(({ length }) => length > 1);
  const known = new Map(several.map((names) => [toChoice(names), names]));
  return [[first.name], ...others.map(({ name }) => [name]), ...known.values()];
}
