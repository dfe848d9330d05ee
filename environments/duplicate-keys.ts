import { type Message, buildSync } from 'esbuild';

import { EnvironmentError, type Problem } from './problem';

/**
 * Refuses a name that stands twice in one object literal, such as two schemas of one name: JavaScript would keep the
 * last without a word. Only the source shows it, and esbuild's parser says so (esbuild, "duplicate-object-key").
 * @param entry the file that imports all environments, relative to the folder of this process.
 * @throws EnvironmentError naming every such name, with file and line.
 */
export function refuseDuplicateKeys(entry: string): void {
  const { warnings } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    logLevel: 'silent',
  });
  const problems = warnings.filter(({ id }) => id === 'duplicate-object-key').map(problem);
  if (problems.length > 0) throw new EnvironmentError(problems);
}

function problem({ text, location, notes }: Message): Problem {
  const name = /"(.*)"/.exec(text)?.[1] ?? text;
  const first = notes[0]?.location?.line;
  return {
    file: location?.file ?? 'environments',
    path: `line ${location?.line}`,
    found: `${name} a second time${first === undefined ? '' : `; the first is in line ${first}`}`,
    allowed: 'each name once in an object: only the last would count',
  };
}
