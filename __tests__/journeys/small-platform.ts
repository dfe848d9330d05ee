import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Edits = Readonly<Record<string, readonly (readonly [RegExp | string, string])[]>>;

const NO_USERS = [/\n {2}serviceUsers: \{[^]*?\n {2}\},\n/, '\n'] as const;

/** The parts of each environment whose stacks take longest. */
const NO_NETWORKS: Edits = Object.fromEntries(
  ['dev', 'staging', 'prod'].map((name) => [
    `environments/${name}.ts`,
    [
      [/\n {2}network: .*/, ''],
      [/\n {2}airflow: .*/, ''],
      ['airflowRequirements, ', ''],
    ],
  ]),
);

/** What the small platform does without: the parts whose stacks take longest, and what needs them. */
const GONE: Edits = {
  'environments/estate.ts': [
    NO_USERS,
    [/\n {2}lake: \{.*\n/, '\n  lake: null,\n  network: null,\n  airflow: null,\n'],
    [/\n {4}dataProducts: \[[^]*?\n {4}\],\n/, '\n'],
  ],
  ...NO_NETWORKS,
};

/** What is left where it is all about the data product: a lake without tables; staging does not have the product. */
const GONE_BESIDE_PRODUCT: Edits = {
  'environments/estate.ts': [
    NO_USERS,
    [/, catalogs: .* \},\n/, ', catalogs: {} },\n  network: null,\n  airflow: null,\n'],
    ["'airflow-dags'", "'artifacts'"],
  ],
  ...NO_NETWORKS,
  'environments/staging.ts': [
    ...(NO_NETWORKS['environments/staging.ts'] ?? []),
    ['...estate.github,', '...estate.github,\n    dataProducts: [],'],
  ],
};

/** Leaves a checkout four stacks in each environment. @throws Error where a file no longer says what goes. */
export function makeSmall(folder: string): void {
  edit(folder, GONE);
}

/** Leaves a checkout the data product in dev and prod, and its bucket. @throws Error as {@link makeSmall} does. */
export function makeSmallAroundProduct(folder: string): void {
  edit(folder, GONE_BESIDE_PRODUCT);
}

function edit(folder: string, files: Edits): void {
  for (const [file, edits] of Object.entries(files)) {
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
