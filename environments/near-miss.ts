import { distance } from 'fastest-levenshtein';

/** The candidate a person most likely meant, if one is close: at most a third of the letters differ. */
export function nearMiss(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best === undefined || best.far > Math.max(1, Math.floor(word.length / 3))) return undefined;
  return best.candidate;
}
