import { visibleText } from './visible-text';

/** Lines as a fenced block of Markdown that nothing in them can close. */
export function fenced(lines: readonly string[], language: string, indent = ''): string {
  const shown = lines.map(visibleText);
  const longest = shown.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence].map((line) => `${indent}${line}`).join('\n');
}

function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
