import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PlainStep } from '../../workflows/model/plain';
import { readWorkflow } from '../../workflows/model/read-workflow';
import type { ProductKind } from '../../workflows/product/product';
import { productWorkflowFile } from '../../workflows/product/product-workflow';
import { commitIn, gitIn } from '../commit-in';

/** A folder whose name a shell would take for several words, if it were not quoted. */
const FOLDER = 'the product';
const TARGET = 's3://dev-lake-artifacts/orders/';

/** Programs that a job gets from its packages and its machine: they note their arguments, and answer as told. */
const PROGRAMS: Readonly<Record<string, string>> = {
  python: '[ "$2" = build ] && mkdir -p product && touch product/orders-1.0-py3-none-any.whl',
  dbt: `case "$*" in
  *" ls "*) echo orders.fct_orders ;;
  *) mkdir -p "$(printf '%s\\n' "$@" | grep -A1 -- --target-path | tail -n 1)/made" ;;
esac`,
  aws: 'cp --recursive product mirrored',
};

const machine = mkdtempSync(join(tmpdir(), 'sluice-machine-'));
let repository: string;
let base: string;

beforeAll(() => {
  for (const [name, script] of Object.entries(PROGRAMS)) {
    const text = `#!/bin/bash\necho "${name} $*" >> "$CALLS"\n${script}\nexit 0\n`;
    writeFileSync(join(machine, name), text, { mode: 0o755 });
  }
});

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'sluice-product-'));
  gitIn(repository, 'init', '--quiet', '--initial-branch', 'main');
  base = commitIn(repository, { [`${FOLDER}/one.txt`]: 'one', 'README.md': 'read' });
  commitIn(repository, { [`${FOLDER}/two.txt`]: 'two', 'README.md': 'read me' });
});

afterEach(() => {
  rmSync(repository, { recursive: true });
});

afterAll(() => {
  rmSync(machine, { recursive: true });
});

/** What a job of the workflow's file leaves, its commands run one after the other as GitHub's runner does. */
function ran(kind: ProductKind, job: string): { calls: string[]; summary: string } {
  const gates = [{ environment: 'dev', deploysFrom: { kind: 'branch', pattern: 'main' } as const }];
  const file = productWorkflowFile({ madeBy: 'acme/platform', kind, folder: FOLDER, gates });
  const aside = mkdtempSync(join(machine, 'run-'));
  const [calls, summary] = [join(aside, 'calls'), join(aside, 'summary')];
  for (const step of readWorkflow(file).jobs[job]?.steps ?? []) {
    if (step.run === undefined) continue;
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: repository,
      env: {
        PATH: `${machine}:${process.env['PATH']}`,
        ...valuesOf(step),
        CALLS: calls,
        GITHUB_STEP_SUMMARY: summary,
      },
      encoding: 'utf8',
    });
    expect({ step: step.name, status, stderr }).toMatchObject({ step: step.name, status: 0 });
  }
  const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { calls: textOf(calls).trimEnd().split('\n'), summary: textOf(summary) };
}

/** The variables of a step, with what GitHub would put in for its expressions. */
function valuesOf({ env }: PlainStep): Record<string, string> {
  const known: Readonly<Record<string, string>> = {
    '${{ github.event.pull_request.base.sha }}': base,
    '${{ vars.ARTIFACT_TARGET }}': TARGET,
  };
  return Object.fromEntries(
    Object.entries(env ?? {}).map(([name, value]) => [name, known[String(value)] ?? String(value)]),
  );
}

const INSTALL = 'python -m pip install --require-hashes --requirement requirements-dev.txt';

test.each([
  ['dags', 'python -m pytest'],
  ['dbt', `dbt parse --profiles-dir ${FOLDER} --project-dir ${FOLDER} --no-partial-parse`],
  ['etl', 'python -m pytest'],
] as const)('%s are tested with what their lock says', (kind, command) => {
  expect(ran(kind, 'test').calls).toEqual([INSTALL, command]);
});

test.each(['dags', 'dbt', 'etl'] as const)(
  'a pull request of %s shows the changed files of the product alone',
  (kind) => {
    expect(ran(kind, 'plan').summary.split('\n')[0]).toBe(`A\t${FOLDER}/two.txt`);
  },
);

test('a pull request of a dbt project shows the models that differ from its base', () => {
  const { calls, summary } = ran('dbt', 'plan');
  expect(calls).toEqual([
    INSTALL,
    `dbt parse --profiles-dir base/${FOLDER} --project-dir base/${FOLDER} --target-path ${repository}/before`,
    `dbt --quiet ls --profiles-dir ${FOLDER} --project-dir ${FOLDER} --state ${repository}/before --select state:modified+`,
  ]);
  expect(summary).toContain('orders.fct_orders\n');
  expect(existsSync(join(repository, 'base', FOLDER, 'one.txt'))).toBe(true);
  expect(existsSync(join(repository, 'base', FOLDER, 'two.txt'))).toBe(false);
});

test.each([
  ['dags', ['one.txt', 'two.txt']],
  ['dbt', ['one.txt', 'two.txt', 'target/made']],
  ['etl', ['orders-1.0-py3-none-any.whl']],
] as const)('what is built of %s is what is mirrored into an environment', (kind, files) => {
  ran(kind, 'build');
  rmSync(join(repository, FOLDER), { recursive: true });
  const { calls } = ran(kind, 'deploy-dev');
  expect(calls).toEqual([`aws s3 sync product/ ${TARGET} --delete`]);
  for (const file of files) expect(existsSync(join(repository, 'mirrored', file))).toBe(true);
});
