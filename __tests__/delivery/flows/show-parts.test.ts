import { sealed } from '../../../delivery/flows/seal';
import { type Parts, type ShownParts, showParts } from '../../../delivery/flows/show-parts';
import type { Built } from '../../../delivery/model/built';
import type { PlannedStack } from '../../../delivery/model/planned-stack';
import type { ReviewRecord } from '../../../delivery/model/review-record';
import { fanOut } from '../../../delivery/plan/fan-out';
import { signed } from '../../../delivery/review/signed';
import { signedPart } from '../../../delivery/review/signed-part';
import { aChange, aChangeSet } from '../../fakes/change-set';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';

const AT = new Date('2026-11-21T12:00:00Z');
const stacks = [stack('dev-warehouse'), stack('dev-account', { dependencies: ['dev-warehouse'] }), stack('prod-lake')];
const changed = stacks.map((one) => (one.id === 'prod-lake' ? one : { ...one, digest: digest(`${one.id} 2`) }));
const { world, environments, pullRequests, reviews } = fakeWorld();
const { trust } = world;
const base: Built = { release: release('base'), assembly: { environments, stacks }, folder: '/base' };
const head: Built = {
  release: release('head-of-larger'),
  assembly: { environments, stacks: changed },
  folder: '/head',
};
const fan = fanOut({ base: base.assembly, head: head.assembly, refused: new Map() });

/** A plan that makes the warehouse as large as it says. */
function warehouse(size: string, of = changed[0]!): PlannedStack {
  const changeSet = aChangeSet([aChange({ after: { name: 'BI', warehouse_size: size } })]);
  return { stack: of, kind: 'planned', plan: { changeSet, state: null, providers: {} } };
}

const waiting: PlannedStack = { stack: changed[1]!, kind: 'blocked', waitsFor: ['dev-warehouse'] };
const partsOf = (...planned: PlannedStack[]) =>
  new Map(planned.map((one) => [one.stack.id, signedPart(one, trust.keys.current)]));
const right = partsOf(warehouse('SMALL'), waiting);

function recordOf(environment: string, parts: ReadonlyMap<string, string>): ReviewRecord {
  return sealed({ environment, head, fan, parts, pullRequest: 1, at: AT }, trust);
}

const records = new Map(
  fan.environments.map((environment) => [environment, signed(recordOf(environment, right), trust.keys.current)]),
);

/** What reviewers are shown of these parts. */
async function shown(otherwise: Partial<Parts> = {}): Promise<ShownParts & { comment: string }> {
  const pull = await pullRequests.open({ branch: 'larger', base: 'main', title: 'larger', body: '' });
  const to = { pullRequests, reviews, repository: trust.repository };
  const of = { base, head, fan, parts: right, records, ...otherwise };
  const made = await showParts(of, { ...pull, number: 1 }, to);
  return { ...made, comment: (await pullRequests.commentOn(1)) ?? '' };
}

test('what jobs have found and signed is shown, and its records are published as they are', async () => {
  const { doubts, planned, comment } = await shown();
  expect(doubts).toEqual([]);
  expect(planned.map(({ stack: { id }, kind }) => `${id} ${kind}`)).toEqual([
    'dev-warehouse planned',
    'dev-account blocked',
  ]);
  expect(comment).toContain('SMALL');
  const published = await reviews.find('head-of-larger');
  expect(published.map(({ text }) => text)).toEqual(expect.arrayContaining([...records.values()]));
});

test('a record holds the plans of its environment, and no other', () => {
  expect(recordOf('dev', right)).toMatchObject({ environment: 'dev', stacks: [{ stack: 'dev-warehouse' }] });
  expect(recordOf('prod', right)).toMatchObject({ environment: 'prod', stacks: [], approvals: 0 });
  expect(() => recordOf('sbx', right)).toThrow('no environment that both trees have');
});

test.each<[string, Partial<Parts>, string]>([
  [
    'another plan than the signed one',
    { parts: partsOf(warehouse('X4LARGE'), waiting) },
    'not the plan that was signed',
  ],
  [
    'a plan where nothing was signed',
    { records: new Map([...records, ['dev', records.get('prod')!]]) },
    'record of dev',
  ],
  [
    'no plan where one was signed',
    { parts: partsOf({ stack: changed[0]!, kind: 'blocked', waitsFor: [] }, waiting) },
    'says that it is blocked',
  ],
  ['the plan of another tree', { parts: partsOf(warehouse('SMALL', stacks[0]), waiting) }, 'another tree'],
  ['the plan of another stack', { parts: new Map([['dev-warehouse', [...right.values()][1]!]]) }, 'another stack'],
  ['what is no part', { parts: new Map([['dev-warehouse', '{"payload":1}']]) }, 'it is damaged'],
])('%s is doubted, and not shown', async (_, otherwise, doubt) => {
  const { doubts, planned, comment } = await shown(otherwise);
  expect(doubts.join('\n')).toContain(doubt);
  expect(planned.find(({ stack: { id } }) => id === 'dev-warehouse')).toMatchObject({ kind: 'failed' });
  expect(comment).not.toMatch(/SMALL|X4LARGE/);
});

test('a job that left nothing has failed, and an environment that nobody signed for is told', async () => {
  const { doubts, planned } = await shown({
    parts: partsOf(warehouse('SMALL')),
    records: new Map([...records].filter(([name]) => name !== 'prod')),
  });
  expect(planned[1]).toMatchObject({ kind: 'failed', because: expect.stringContaining('left no plan') as string });
  expect(doubts).toEqual([expect.stringContaining('prod has no signed record')]);
});

test('a record of another pull request, repository or environment is not published', async () => {
  const record = recordOf('dev', right);
  for (const otherwise of [{ pullRequest: 2 }, { repository: 'mallory/platform' }, { environment: 'prod' }]) {
    const text = signed({ ...record, ...otherwise }, trust.keys.current);
    const { doubts } = await shown({ records: new Map([...records, ['dev', text]]) });
    expect(doubts.join('\n')).toContain('of another environment, commit or pull request');
    expect((await reviews.find('head-of-larger')).map((one) => one.text)).not.toContain(text);
  }
});

test('what was planned of an older commit is not shown', async () => {
  const pull = await pullRequests.open({ branch: 'newer', base: 'main', title: 'newer', body: '' });
  const to = { pullRequests, reviews, repository: trust.repository };
  const late = showParts({ base, head, fan, parts: right, records }, pull, to);
  await expect(late).rejects.toMatchObject({
    code: 'Refused',
    message: expect.stringContaining('newer commit') as string,
  });
});

test('nothing is signed that a job did not sign, or that is of another tree', () => {
  const forged = new Map([['dev-warehouse', right.get('dev-warehouse')!.replace('SMALL', 'LARGE')]]);
  expect(() => recordOf('dev', forged)).toThrow('was not made with SLUICE_REVIEW_KEY');
  expect(() => recordOf('dev', partsOf(warehouse('SMALL', stacks[0])))).toThrow('not what lies here');
});
