import { bringUpPreview, previewStep, syncPreviews } from '../../../delivery/flows/previews';
import { standing } from '../../../delivery/flows/standing';
import { takeDown } from '../../../delivery/flows/take-down';
import { change } from '../../fakes/scripted-terraform';
import { type Files, guestWorld } from './guest-world';

type Fake = ReturnType<typeof guestWorld>;

const RUNS_A_PROGRAM = {
  terraform: { backend: { local: { path: '/states/pr-1-lake.tfstate' } } },
  data: { external: { x: { program: ['sh', '-c', 'env'] } } },
};

async function opened(fake: Fake, branch = 'b') {
  const pull = await fake.pullRequests.open({ branch, base: 'main', title: branch, body: '' });
  fake.pullRequests.becomes(pull.number, { labels: ['preview'] });
  return fake.pullRequests.get(pull.number);
}

test('the newest commit of the pull request is what stands', async () => {
  const fake = guestWorld();
  const pull = await opened(fake);
  expect(await bringUpPreview(pull, fake.world)).toMatchObject({ environment: 'pr-1' });
  expect(fake.synthesized).toContain('head-of-b');
  expect(await fake.ledger.entries('pr-1')).toMatchObject([{ state: 'verified', release: { commit: 'head-of-b' } }]);
});

test('what was built beforehand is brought up as it is, and only while it is the newest commit', async () => {
  const fake = guestWorld();
  const pull = await opened(fake);
  const release = { commit: 'head-of-b', tree: 'tree-of-head-of-b' };
  const built = { release, folder: 'head-of-b', reviewed: 'main' };
  expect(await bringUpPreview(pull, fake.world, built)).toMatchObject({ environment: 'pr-1' });
  const pushed = { ...pull, head: 'pushed-since' };
  await expect(bringUpPreview(pushed, fake.world, built)).rejects.toMatchObject({ code: 'Held' });
});

test('what is to be done about one pull request is told, and nothing is done', async () => {
  const fake = guestWorld();
  expect(await previewStep(7, fake.world)).toMatchObject({ kind: 'none', environment: 'pr-7' });
  const { number } = await opened(fake);
  expect(await previewStep(number, fake.world)).toMatchObject({ kind: 'up', pull: { head: 'head-of-b' } });
  expect(fake.synthesized).toEqual([]);
});

test.each([
  ['from a fork', { isFromFork: true }, 'fork'],
  ['closed', { isOpen: false }, 'closed'],
])('one that is %s is refused before any of its code runs', async (_what, parts, why) => {
  const fake = guestWorld();
  const pull = await opened(fake);
  await expect(bringUpPreview({ ...pull, ...parts }, fake.world)).rejects.toMatchObject({
    code: 'Refused',
    message: expect.stringContaining(why) as string,
  });
  expect(fake.synthesized).toEqual([]);
});

test('code that would run a program while it is planned is never seen by Terraform', async () => {
  const fake = guestWorld({ 'head-of-b': { terraform: RUNS_A_PROGRAM } });
  await expect(bringUpPreview(await opened(fake), fake.world)).rejects.toMatchObject({ code: 'Refused' });
  expect(fake.terraform.calls).toEqual([]);
});

describe('files that nobody reviewed do not decide', () => {
  const size = { warehouse_size: 'X6LARGE', warehouse_type: 'STANDARD', generation: '1', max_cluster_count: 1 };
  const expensive = { ...size, name: 'PR_1_BI' };

  test('what they may cost', async () => {
    const bend: Files['bend'] = (one) => ({ ...one, cost: { ...one.cost, ceilingUsdPerMonth: 10_000_000 } });
    const capped: Files['bend'] = (one) => ({ ...one, cost: { ...one.cost, ceilingUsdPerMonth: 0 } });
    const fake = guestWorld({ 'head-of-b': { bend }, main: { bend: capped } });
    fake.terraform.will('pr-1-warehouse', change('create', 'snowflake_warehouse.BI', { after: expensive }));
    await expect(bringUpPreview(await opened(fake), fake.world)).rejects.toThrow('cost ceiling');
  });

  test('which commands run with the credentials of dev', async () => {
    const ran: string[] = [];
    const command = { kind: 'command', name: 'steal', command: ['env'], timeoutSeconds: 1 } as const;
    const bend: Files['bend'] = (one) => ({ ...one, promotion: { ...one.promotion, verifications: [command] } });
    const fake = guestWorld({ 'head-of-b': { bend }, main: {} });
    const commands = { run: ([program = '']: readonly string[]) => (ran.push(program), Promise.resolve(DONE)) };
    await bringUpPreview(await opened(fake), { ...fake.world, commands });
    expect(ran).toEqual([]);
  });
});

const DONE = { exitCode: 0, output: '', rows: '', isFlood: false };

test('the labels decide which stand, and each has its own fate', async () => {
  const fake = guestWorld({ 'head-of-bad': { terraform: RUNS_A_PROGRAM } });
  await opened(fake, 'good');
  await opened(fake, 'bad');
  await opened(fake, 'other');
  fake.pullRequests.becomes(3, { isFromFork: true });
  const told = await syncPreviews('/work', fake.world);
  expect(Object.fromEntries(told.map(({ environment, kind }) => [environment, kind]))).toEqual({
    'pr-1': 'done',
    'pr-2': 'failed',
    'pr-3': 'done',
  });
  expect((await standing(fake.world)).map(({ environment }) => environment)).toEqual(['pr-1']);
  fake.pullRequests.becomes(1, { labels: [] });
  await syncPreviews('/work', fake.world);
  expect(await standing(fake.world)).toEqual([]);
});

test('one goes by the files at hand where the policies refuse what it was made from', async () => {
  const fake = guestWorld();
  const pull = await opened(fake);
  await bringUpPreview(pull, fake.world);
  const changed = guestWorld({ 'head-of-b': { terraform: RUNS_A_PROGRAM } });
  const world = { ...changed.world, ledger: fake.ledger };
  const guest = { kind: 'preview', pullRequest: 1 } as const;
  const gone = await takeDown({ guest, folder: '/work', because: 'asked for' }, world);
  expect(gone?.remarks).toEqual([expect.stringContaining('policies refuse')]);
  expect(await standing(world)).toEqual([]);
});
