import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import pLimit from 'p-limit';

import type { Assessment } from '../../delivery/model/assessment';
import type { ReviewRecord } from '../../delivery/model/review-record';
import { reviewedIn } from './gate-differences/reviewed-in';
import { GatedProject, type Variables } from './gated-project';

const TIMES = 100;

const base = new GatedProject();
const made: GatedProject[] = [base];
let reviewed: ReviewRecord;

beforeAll(async () => {
  reviewed = await reviewedIn(base);
});

afterAll(() => {
  for (const project of made) project.remove();
});

/** What may differ between a review and an apply of the same: how it is called, where, and when. */
function surroundings(round: number): { options: string[]; variables: Variables } {
  const options = [`-parallelism=${[1, 2, 10, 64][round % 4]}`, ...(round % 3 === 0 ? ['-lock-timeout=5s'] : [])];
  const zones = ['UTC', 'Asia/Tokyo', 'America/Lima', 'Pacific/Apia'];
  const variables = {
    TZ: zones[round % zones.length],
    LANG: round % 2 === 0 ? 'C' : 'de_DE.UTF-8',
    GOMAXPROCS: String(1 + (round % 3)),
    TF_IN_AUTOMATION: round % 2 === 0 ? '1' : undefined,
    TF_CLI_ARGS_plan: round % 5 === 0 ? '-destroy' : undefined,
    TMPDIR: round % 7 === 0 ? mkdtempSync(join(base.temporary, 'with blanks ')) : undefined,
  };
  return {
    options,
    variables: Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
  };
}

test(`${TIMES} plans of the same have one digest, in other folders, at other times, however they are called`, async () => {
  const folders = [base, base.copy(), base.copy(), base.copy()];
  made.push(...folders.slice(1));
  const limits = folders.map(() => pLimit(1));
  const plans = await Promise.all(
    Array.from({ length: TIMES }, (_, round) =>
      limits[round % 4]!((): Promise<{ assessment: Assessment }> => {
        const { options, variables } = surroundings(round);
        return folders[round % 4]!.planned(options, variables);
      }),
    ),
  );
  const digests = new Set(plans.map(({ assessment }) => assessment.digest));
  expect([...digests]).toEqual([reviewed.stacks[0]!.planDigest]);
});

test('the gate opens for each of them', async () => {
  const calls = Array.from({ length: 6 }, (_, round) => surroundings(round));
  for (const { options, variables } of calls) {
    const project = base.copy();
    made.push(project);
    const ended = await project.gate(['apply', '-no-color', ...options], variables, 'no\n');
    expect([ended.exitCode, ended.stderr]).toEqual([1, '']);
    expect(ended.stdout).toContain('Do you want to perform these actions?');
  }
});
