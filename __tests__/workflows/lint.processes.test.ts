import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { WORKFLOW_FOLDER } from '../../workflows/names';

const ROOT = join(__dirname, '..', '..');
const TSX = join(ROOT, 'node_modules', '.bin', 'tsx');
const MINUTES = 60_000;

/** What `npm run workflows:lint` says of a folder; the tools are installed by it. */
async function lint(folder: string): Promise<string> {
  const run = promisify(execFile)(TSX, [join(ROOT, 'workflows', 'lint.ts'), folder], { cwd: ROOT });
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return stdout + stderr;
    },
  );
}

/** A folder with the committed check.yml, changed. */
function changed(from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-lint-'));
  const text = readFileSync(join(ROOT, WORKFLOW_FOLDER, 'check.yml'), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, 'check.yml'), text.replace(from, to));
  return folder;
}

test(
  "GitHub's parser, actionlint and zizmor find nothing in the committed workflows",
  async () => {
    expect(await lint(WORKFLOW_FOLDER)).toBe('12 workflows, 0 findings\n');
  },
  5 * MINUTES,
);

test(
  'they find nothing in the workflows of data products, either',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-products-'));
    for (const name of ['product-workflow', 'product-workflow-dbt', 'product-workflow-etl']) {
      copyFileSync(join(ROOT, '__tests__', 'stacks', 'github', `${name}.yml`), join(folder, `${name}.yml`));
    }
    expect(await lint(folder)).toBe('3 workflows, 0 findings\n');
  },
  5 * MINUTES,
);

test.each([
  ['a key that GitHub does not know', 'timeout-minutes', 'timeout-minute', "(GitHub's parser)"],
  ['another unknown key of a concurrency group', 'cancel-in-progress: true', 'quue: max', '(actionlint syntax-check)'],
  [
    'a script that shellcheck objects to',
    'run: npm test',
    'run: npm test $HOME/*.ts && cd $PWD',
    '(actionlint shellcheck)',
  ],
  ['credentials that stay', 'persist-credentials: false', 'persist-credentials: true', '(zizmor artipacked)'],
  ['an expression in a script', 'run: npm test', 'run: npm test ${{ github.head_ref }}', '(zizmor template-injection)'],
])(
  '%s is found',
  async (...[, from, to, by]) => {
    expect(await lint(changed(from, to))).toContain(by);
  },
  5 * MINUTES,
);
