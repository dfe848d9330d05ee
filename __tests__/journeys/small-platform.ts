import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the small platform does without: the parts whose stacks take longest, and what needs them. */
const GONE: Readonly<Record<string, readonly [RegExp, string][]>> = {
  'environments/estate.ts': [
    [/\n {2}serviceUsers: \{[^]*?\n {2}\},\n/, '\n'],
    [/\n {2}lake: \{.*\n/, '\n  lake: null,\n  network: null,\n  airflow: null,\n'],
    [/\n {4}dataProducts: \[[^]*?\n {4}\],\n/, '\n'],
  ],
  ...Object.fromEntries(
    ['dev', 'staging', 'prod'].map((name) => [
      `environments/${name}.ts`,
      [
        [/\n {2}network: .*/, ''],
        [/\n {2}airflow: .*/, ''],
        ['airflowRequirements, ', ''],
      ] as unknown as readonly [RegExp, string][],
    ]),
  ),
};

/** Leaves a checkout four stacks in each environment. @throws Error where a file no longer says what goes. */
export function makeSmall(folder: string): void {
  for (const [file, edits] of Object.entries(GONE)) {
    const path = join(folder, file);
    let text = readFileSync(path, 'utf8');
    for (const [found, becomes] of edits) {
      const less = text.replace(found, becomes);
      if (less === text) throw new Error(`${file} does not hold ${String(found)}`);
      text = less;
    }
    writeFileSync(path, text);
  }
}
