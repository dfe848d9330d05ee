import type { ReviewRecord } from '../../delivery/model/review-record';
import { type Difference, SECRET } from './gate-differences/difference';
import { OF_THE_CALL, OF_THE_FOLDER } from './gate-differences/of-the-call';
import { OF_THE_CONFIGURATION, OF_THE_TEXT } from './gate-differences/of-the-configuration';
import { OF_THE_RECORD, resigned } from './gate-differences/of-the-record';
import { OF_THE_STATE, OF_THE_WORLD } from './gate-differences/of-the-state';
import { reviewedIn } from './gate-differences/reviewed-in';
import { GatedProject, STACK } from './gated-project';

const base = new GatedProject();
const made: GatedProject[] = [base];
let reviewed: ReviewRecord;

beforeAll(async () => {
  reviewed = await reviewedIn(base);
});

afterAll(() => {
  for (const project of made) project.remove();
});

async function refusalOf({ configuration, meanwhile, argv, variables }: Difference) {
  const project = base.copy();
  made.push(project);
  if (configuration !== undefined) {
    project.configure(configuration);
    await project.resignConfiguration(reviewed);
  }
  await meanwhile?.(project, reviewed);
  const before = project.state();
  const ended = await project.gate(argv ?? ['apply', '-auto-approve'], variables);
  return { ended, isUntouched: project.state() === before, left: project.left() };
}

describe.each([
  ['the configuration', OF_THE_CONFIGURATION],
  ['the text alone', OF_THE_TEXT.map((one) => ({ ...one, meanwhile: resigned({}) }))],
  ['the state', OF_THE_STATE],
  ['the world', OF_THE_WORLD],
  ['the call', OF_THE_CALL],
  ['the folder', OF_THE_FOLDER],
  ['the record', OF_THE_RECORD],
])('a difference of %s stops the apply', (_, differences) => {
  test.each(differences)('$kind', async (difference) => {
    const { ended, isUntouched, left } = await refusalOf(difference);
    const { says, exitCode = 9 } = difference;
    expect([ended.exitCode, ended.stderr]).toEqual([exitCode, expect.stringContaining(says)]);
    expect(ended.stderr + ended.stdout).not.toContain(SECRET);
    expect(ended.stdout).not.toContain('Apply complete');
    expect(isUntouched).toBe(true);
    expect(left).toEqual([]);
  });
});

test('what was reviewed would have been applied', async () => {
  const project = base.copy();
  made.push(project);
  const ended = await project.gate(['apply', '-auto-approve']);
  expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
  expect(ended.stdout).toContain(`${STACK}: 2 to delete, 1 to replace, 2 to change, 5 to create`);
  expect(ended.stdout).not.toContain(SECRET);
});
