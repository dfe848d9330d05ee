import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readWorkflow } from '../../workflows/model/read-workflow';
import { WORKFLOW_FOLDER } from '../../workflows/names';

const GOOD = { BRANCH: 'refs/heads/main', RELEASE: 'v1.2.0', ENVIRONMENT: 'prod', CONFIRM: 'prod' };

/** The exit code of the script of a committed workflow that looks at what a person asked for. */
function judged(file: string, change: object): number | null {
  const text = readFileSync(join(__dirname, '..', '..', WORKFLOW_FOLDER, file), 'utf8');
  const steps = Object.values(readWorkflow(text).jobs).flatMap((job) => job.steps ?? []);
  const { run = '' } = steps.find(({ name }) => name === 'Refuse what cannot be meant') ?? {};
  expect(run).not.toBe('');
  const env = { PATH: process.env['PATH'] ?? '', ...GOOD, ...change };
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { env }).status;
}

const FILES = ['promote.yml', 'rollback.yml', 'bootstrap.yml'];

test.each(FILES)('what can be meant passes %s', (file) => {
  expect(judged(file, {})).toBe(0);
});

test.each(FILES)('%s runs on the default branch alone', (file) => {
  for (const BRANCH of ['refs/heads/next', 'refs/tags/v1.2.0', 'refs/heads/main2', '']) {
    expect(judged(file, { BRANCH })).toBe(2);
  }
});

test.each(['promote.yml', 'rollback.yml'])('%s takes for a release only what could be one', (file) => {
  for (const RELEASE of ['', '--help', '-x', '$(id)', 'v1 v2', 'v1;id', 'v1\nv2', '../x', 'a'.repeat(201)]) {
    expect([RELEASE, judged(file, { RELEASE })]).toEqual([RELEASE, 2]);
  }
  for (const RELEASE of ['main', 'a'.repeat(40), 'release/2026-11']) expect(judged(file, { RELEASE })).toBe(0);
});

test.each(['rollback.yml', 'bootstrap.yml'])('%s asks for the name of the environment once more', (file) => {
  expect(judged(file, { CONFIRM: 'staging' })).toBe(2);
  expect(judged(file, { CONFIRM: '' })).toBe(2);
});
