import type { AssembledStack } from './assembly';
import { chunked } from './chunked';
import { upstreamFirst } from './dependency-order';

/**
 * Stacks in the fewest waves, one after the other, in which each depends only on stacks of earlier waves, or on stacks that
 * are not among them: their ids. A wave is one matrix of jobs; one that is too large for that is several.
 */
export function wavesOf(stacks: readonly AssembledStack[]): string[][] {
  const waveOf = new Map<string, number>();
  const waves: string[][] = [];
  for (const { id, dependencies } of upstreamFirst(stacks)) {
    const wave = Math.max(-1, ...dependencies.map((one) => waveOf.get(one) ?? -1)) + 1;
    waveOf.set(id, wave);
    (waves[wave] ??= []).push(id);
  }
  return waves.flatMap((wave) => chunked(wave));
}
