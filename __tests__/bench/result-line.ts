import type { Figures } from './measure';

/** Figures as a line of a report. */
export function resultLine(
  name: string,
  { medianSeconds, fastestSeconds, slowestSeconds, peakMegabytes }: Figures,
): string {
  const range = `${fastestSeconds.toFixed(2)} to ${slowestSeconds.toFixed(2)}`;
  const memory = peakMegabytes === 0 ? '' : `, ${peakMegabytes} MB`;
  return `${name.padEnd(42)} ${medianSeconds.toFixed(2)} s (${range})${memory}`;
}
