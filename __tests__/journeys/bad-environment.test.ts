import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Checkout, removeFolders } from './checkout';

const MINUTE = 60_000;

/** A mistake that a person makes in an environment, and what they must be told. */
interface Mistake {
  readonly file: string;
  readonly found: string;
  readonly becomes: string;
  readonly told: readonly string[];
}

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'an unknown size': {
    file: 'environments/prod.ts',
    found: "size: 'MEDIUM'",
    becomes: "size: 'MEDUIM' as 'MEDIUM'",
    told: ['environments/prod.ts: warehouses.TRANSFORMING.size', '"MEDUIM"', 'XSMALL, SMALL', 'did you mean "MEDIUM"?'],
  },
  'a misspelt environment in the promotion path': {
    file: 'environments/prod.ts',
    found: 'promotion: {',
    becomes: "promotion: { from: 'stagging',",
    told: ['environments/prod.ts: promotion.from', '"stagging"', 'dev, staging', 'did you mean "staging"?'],
  },
  'an environment that stands twice in the promotion path': {
    file: 'environments/index.ts',
    found: '[dev, staging, prod]',
    becomes: '[dev, staging, staging, prod]',
    told: ['environments/index.ts: path[2]', '"staging"'],
  },
  'two schemas of one name': {
    file: 'environments/estate.ts',
    found: 'CRM: {}, EVENTS: {}',
    becomes: 'CRM: {}, EVENTS: {}, CRM: {}',
    told: ['environments/estate.ts: line ', 'CRM a second time'],
  },
  'two schemas whose names differ only where Snowflake sees no difference': {
    file: 'environments/estate.ts',
    found: 'CRM: {}, EVENTS: {}',
    becomes: 'CRM: {}, EVENTS: {}, crm: {}',
    told: ['environments/dev.ts: databases.RAW.schemas.crm', 'the name "crm"', 'upper-case'],
  },
  'one subnet': {
    file: 'environments/dev.ts',
    found: "zones: ['a', 'b']",
    becomes: "zones: ['a']",
    told: ['environments/dev.ts: network.zones', '["a"]', 'at least two availability zones'],
  },
  'a micro Airflow with two schedulers': {
    file: 'environments/dev.ts',
    found: "airflow: { version: '2.10.3',",
    becomes: "airflow: { version: '2.10.3', class: 'mw1.micro', schedulers: 2,",
    told: ['environments/dev.ts: airflow.schedulers', 'found    2', 'mw1.micro'],
  },
  'a misspelt setting': {
    file: 'environments/dev.ts',
    found: 'cost: { ceilingUsdPerMonth: 2_000 }',
    becomes: 'cost: { ceilingUsdPerMonht: 2_000 }',
    told: ['environments/dev.ts: cost.ceilingUsdPerMonht', 'unknown key', 'did you mean "ceilingUsdPerMonth"?'],
  },
};

const APART = 'two schemas of one name';
/** They do not touch the same lines. */
const OTHERS = [
  'an unknown size',
  'a misspelt environment in the promotion path',
  'one subnet',
  'a micro Airflow with two schedulers',
  'a misspelt setting',
].map((what) => MISTAKES[what]!);

const checkout = new Checkout();

afterAll(() => {
  removeFolders();
});

afterEach(() => {
  new Set(Object.values(MISTAKES).map(({ file }) => file)).forEach((file) => {
    checkout.restore(file);
  });
});

function make({ file, found, becomes }: Mistake): void {
  checkout.edit(file, found, becomes);
}

function expectTold(said: string, mistakes: readonly Mistake[]): void {
  for (const part of mistakes.flatMap(({ told }) => told)) expect(said).toContain(part);
  expect(said).toMatch(/\d+ problems? in the environments; nothing was synthesized\./);
  expect(said).not.toMatch(/\n\s+at /);
  expect(existsSync(join(checkout.folder, 'cdktf.out', 'manifest.json'))).toBe(false);
}

test.each(Object.entries(MISTAKES))(
  '%s is explained by sluice synth',
  async (_what, mistake) => {
    make(mistake);
    const { exitCode, stderr } = await checkout.sluice(['synth']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('BadEnvironment: ');
    expectTold(stderr, [mistake]);
  },
  MINUTE,
);

test.each([
  // Found in the source, before any environment is made of it.
  ['two schemas of one name are', [MISTAKES[APART]!]],
  ['all other mistakes at once are', OTHERS],
])(
  '%s explained by stock cdktf synth',
  async (_what, mistakes) => {
    mistakes.forEach(make);
    const { exitCode, stdout, stderr } = await checkout.cdktf(['synth']);
    expect(exitCode).not.toBe(0);
    expectTold(`${stdout}${stderr}`, mistakes);
  },
  MINUTE,
);

test(
  'a source that does not compile is shown with file and line, without a trace',
  async () => {
    checkout.edit('environments/dev.ts', 'export const dev = {', 'export const dev = {{');
    const { exitCode, stderr } = await checkout.sluice(['synth']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/environments\/dev\.ts:\d+:\d+/);
    expect(stderr).toContain('SynthFailed: the source does not compile; mend it and run this again');
    expect(stderr).not.toMatch(/\n\s+at .*\(/);
  },
  MINUTE,
);

test(
  'a local cloud does not start for environments that are wrong, and says why',
  async () => {
    const mistake = MISTAKES['one subnet']!;
    make(mistake);
    const { exitCode, stderr } = await checkout.sluice(['local', 'up']);
    expect(exitCode).toBe(2);
    expectTold(stderr, [mistake]);
  },
  MINUTE,
);
