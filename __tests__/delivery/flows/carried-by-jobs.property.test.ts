import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { Promotion } from '../../../delivery/model/promotion';
import type { World } from '../../../delivery/ports/world';
import { deliver, propose } from '../../../delivery/pipeline';
import { StackTurn } from '../../../delivery/turn/stack-turn';
import { synth } from '../../../delivery/synth/synth';
import { crashingWorld, type Moment } from '../../fakes/crashing-world';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';
import { isQuiet, job, JobRun } from './jobs';

const WAREHOUSE = { dependencies: ['dev-lake'] };
const before = [stack('dev-lake'), stack('dev-warehouse', WAREHOUSE), stack('dev-network')];
const after = before.map((one) => ({ ...one, digest: digest(`${one.id} 2`) }));
const STACKS = after.map(({ id }) => id);

/** A change of three stacks that was proposed, approved and merged, and that dev is about to take. */
async function merged() {
  const commits = { main: before, 'head-of-bi': after, 'merge-of-1': after };
  const fake = fakeWorld({ ...commits, 'head-of-bi2': after, 'merge-of-2': after });
  const { world, terraform, source } = fake;
  source.line.push('main', 'head-of-bi', 'merge-of-1', 'head-of-bi2', 'merge-of-2');
  for (const id of STACKS)
    terraform.has(id, { address: 'snowflake_warehouse.BI', type: 'snowflake_warehouse', values: {} });
  await deliver(await promotionOf('main', world), world);
  for (const id of STACKS) terraform.will(id, change('update'));
  await approve('bi', 1, fake);
  terraform.calls.length = 0;
  return { ...fake, promotion: await promotionOf('merge-of-1', world) };
}

async function approve(branch: string, number: number, fake: ReturnType<typeof fakeWorld>): Promise<void> {
  const { world, pullRequests, reviews } = fake;
  const pull = await pullRequests.open({ branch, base: 'main', title: 'Larger BI', body: '' });
  reviews.pull(number, pull.head);
  await propose(pull, world);
  for (const person of ['octocat', 'hubot']) reviews.says(number, person, 'approve');
  reviews.merged(number, await pullRequests.merge(number, pull.head));
}

async function promotionOf(commit: string, world: World): Promise<Promotion> {
  const assembly = await synth(release(commit), world);
  const [dev] = assembly.environments;
  const promotion = { ...dev!.promotion, verifications: [{ kind: 'empty-plan' } as const] };
  const environment = { ...dev!, promotion };
  return { release: release(commit), assembly: { ...assembly, environments: [environment] }, environment };
}

type Merged = Awaited<ReturnType<typeof merged>>;

async function requireDone({ terraform, ledger, pullRequests, world }: Merged): Promise<void> {
  const applies = terraform.calls.filter((call) => call.startsWith('apply')).sort();
  expect(applies).toEqual(STACKS.map((id) => `apply ${id}`).sort());
  const entries = (await ledger.entries('dev')).filter(({ release: { commit } }) => commit === 'merge-of-1');
  expect(entries.filter(({ state }) => state === 'verified')).toHaveLength(1);
  expect(await isQuiet('dev', world)).toBe(true);
  expect(await pullRequests.commentOn(1)).toMatch(/\*\*Applied\*\* to `dev`/);
}

/** A job of it does nothing at all. */
const dying = (world: World) => crashingWorld(world, { after: 0, moment: 'before' });

const latest = async ({ ledger }: Merged) => (await ledger.entries('dev'))[0]!;

describe('a promotion that several jobs carry', () => {
  test('ends as one process would end it, and its waves follow what depends on what', async () => {
    const fake = await merged();
    const run = new JobRun(fake.promotion);
    await run.attempt(() => fake.world);
    expect(run.opened).toMatchObject({ kind: 'entered', waves: [['dev-lake', 'dev-network'], ['dev-warehouse']] });
    expect(run.outcome).toMatchObject({ kind: 'verified', applied: ['dev-lake', 'dev-network', 'dev-warehouse'] });
    await requireDone(fake);
  });

  test('opens nothing where the release stands there already', async () => {
    const fake = await merged();
    await new JobRun(fake.promotion).attempt(() => fake.world);
    const again = new JobRun(fake.promotion);
    await again.attempt(() => fake.world);
    expect(again.opened).toMatchObject({ kind: 'standing' });
    await requireDone(fake);
  });

  test('does not start what depends on a stack that failed, says so, and goes on with the same entry', async () => {
    const fake = await merged();
    fake.terraform.breaks('dev-lake', new DeliveryError('TerraformFailed', 'terraform apply exited 1'));
    const run = new JobRun(fake.promotion);
    await run.attempt(() => fake.world);
    expect(run.failed.get('dev-warehouse')?.message).toContain('dev-lake, which it depends on, was not applied');
    expect(run.failed.get('settle')?.message).toMatch(/dev-lake: terraform apply exited 1\ndev-warehouse: not started/);
    expect(await latest(fake)).toMatchObject({ state: 'failed' });
    expect(await fake.pullRequests.commentOn(1)).toMatch(/\*\*Failed\*\* in `dev`[^]*Still to be applied: `dev-lake`/);
    fake.terraform.mends('dev-lake');
    fake.terraform.calls.splice(0, Infinity, ...fake.terraform.calls.filter((call) => call !== 'apply dev-lake'));
    await run.attempt(() => fake.world);
    expect(run.outcome).toMatchObject({ kind: 'verified' });
    expect((await fake.ledger.entries('dev')).map(({ state }) => state)).toEqual(['verified', 'verified']);
    await requireDone(fake);
  });

  test.each([
    ['dev-lake', ['dev-network']],
    ['dev-warehouse', ['dev-lake', 'dev-network']],
  ])('is partial where a gate refuses %s after others', async (id, applied) => {
    const fake = await merged();
    fake.terraform.will(id, change('delete'));
    const run = new JobRun(fake.promotion);
    await run.attempt(() => fake.world);
    expect(run.failed.get('settle')).toMatchObject({ code: 'Refused' });
    expect(await latest(fake)).toMatchObject({ state: 'partial' });
    const applies = fake.terraform.calls.filter((call) => call.startsWith('apply'));
    expect(applies.sort()).toEqual(applied.map((one) => `apply ${one}`));
  });

  test('is refused where gates refuse all that could be applied', async () => {
    const fake = await merged();
    for (const id of STACKS) fake.terraform.will(id, change('delete'));
    const run = new JobRun(fake.promotion);
    await run.attempt(() => fake.world);
    expect(run.failed.get('settle')).toMatchObject({ code: 'Refused' });
    expect(await latest(fake)).toMatchObject({ state: 'refused' });
  });

  test('goes on with nothing that another promotion has overtaken', async () => {
    const fake = await merged();
    fake.terraform.breaks('dev-lake', new DeliveryError('TerraformFailed', 'terraform apply exited 1'));
    const run = new JobRun(fake.promotion);
    await run.attempt(() => fake.world);
    fake.terraform.mends('dev-lake');
    await approve('bi2', 2, fake);
    await deliver(await promotionOf('merge-of-2', fake.world), fake.world);
    fake.terraform.calls.length = 0;
    await run.attempt(() => fake.world);
    expect(run.failed.get('dev-lake')).toMatchObject({ code: 'Held' });
    expect(run.outcome).toMatchObject({ kind: 'held' });
    expect(fake.terraform.calls).toEqual([]);
    expect((await fake.ledger.entries('dev')).map(({ state }) => state)).toEqual(['verified', 'failed', 'verified']);
  });

  test('gives signs of life while Terraform takes its time, and none once it has ended', async () => {
    const fake = await merged();
    const run = new JobRun(fake.promotion);
    await run.attempt((name) => (name === 'open' ? fake.world : dying(fake.world)));
    const { entry } = run.opened as { entry: string };
    const stack = fake.promotion.assembly.stacks.find(({ id }) => id === 'dev-lake')!;
    const turn = await StackTurn.of({ id: entry, release: fake.promotion.release, stack }, fake.world);
    const before = fake.clock.now().getTime();
    await turn!.apply('changed', async () => {
      fake.clock.pass(30 * 60_000);
      return Promise.resolve(null);
    });
    const said = await latest(fake);
    expect([said.note, Date.parse(said.at) > before]).toEqual(['dev-lake: changed', true]);
    const notes = await fake.ledger.said(said);
    expect(notes.filter((note) => note === 'dev-lake: applying')).toHaveLength(2);
    fake.clock.pass(30 * 60_000);
    expect(await fake.ledger.said(said)).toEqual(notes);
  });

  test('applies no stack that is another one than was let in, and none of another release', async () => {
    const fake = await merged();
    const other = { ...fake.promotion, assembly: { ...fake.promotion.assembly, stacks: before } };
    const run = new JobRun(fake.promotion);
    await run.attempt((name) => (name === 'open' ? fake.world : dying(fake.world)));
    const { entry } = run.opened as { entry: string };
    await expect(job('dev-lake', entry, { promotion: other, world: fake.world })).rejects.toMatchObject({
      code: 'Refused',
    });
    const elsewhere = { ...fake.promotion, release: release('merge-of-2') };
    await expect(job('dev-lake', entry, { promotion: elsewhere, world: fake.world })).rejects.toMatchObject({
      code: 'Refused',
    });
    expect(fake.terraform.calls).toEqual([]);
  });
});

describe.each<Moment>(['before', 'after'])('jobs of which one is killed %s any of its calls', (moment) => {
  test('go on when they are run again: nothing is skipped, nothing is applied twice', async () => {
    for (const name of ['open', 'dev-lake', 'dev-warehouse', 'settle']) {
      let deaths = 0;
      for (let at = 0; ; at += 1) {
        const fake = await merged();
        const run = new JobRun(fake.promotion);
        const mortal = crashingWorld(fake.world, { after: at, moment });
        await run.attempt((one) => (one === name ? mortal : fake.world));
        if (mortal.calls() <= at) break;
        deaths += 1;
        fake.ledger.abandon();
        await run.attempt(() => fake.world);
        expect([name, at, [...run.failed]]).toEqual([name, at, []]);
        await requireDone(fake);
      }
      expect(deaths).toBeGreaterThan(3);
    }
  });
});
