import { DeliveryError } from '../../../delivery/model/delivery-error';
import { hasDrift } from '../../../delivery/model/drift-watch';
import { stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';
import { driftingWorld, minutes, NOON, seen, suspended } from './drifting-world';

const LOCKED = new DeliveryError('StateLocked', 'the state of dev-lake is locked by ann@host (apply, since 11:58)');

describe('the issue of a stack', () => {
  test('is opened once, left alone while the drift is the same, and closed when there is none', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    const first = await watch();
    expect(seen(first)).toEqual({
      'dev-warehouse': ['drifted', { number: 1, url: 'https://example.test/issues/1', step: 'opened' }],
      'dev-lake': ['clean', null],
    });
    expect(hasDrift(first)).toBe(true);
    expect(issues.issue(1).title).toBe('Drift in dev-warehouse: 1 object');
    const { body } = issues.issue(1);

    expect(seen(await watch(minutes(90)))['dev-warehouse']?.[1]).toMatchObject({ number: 1, step: 'kept' });
    expect(issues.issue(1).body).toBe(body);

    terraform.will('dev-warehouse');
    const last = await watch(minutes(120));
    expect(seen(last)['dev-warehouse']).toEqual(['clean', expect.objectContaining({ step: 'closed' })]);
    expect(hasDrift(last)).toBe(false);
    expect(issues.issue(1)).toMatchObject({ closed: 'completed' });
    expect(issues.issue(1).body).toContain('**Over** since `2026-11-21 14:00 UTC`');
    expect(issues.writes).toEqual(['open 1', 'close 1']);
  });

  test('is written anew when the drift changes, and still says since when it was seen', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    terraform.will('dev-warehouse', suspended(7200));
    expect(seen(await watch(minutes(30)))['dev-warehouse']?.[1]).toMatchObject({ number: 1, step: 'updated' });
    const { body } = issues.issue(1);
    expect(body).toContain('Seen since `2026-11-21 12:00 UTC`, just as it is now since `2026-11-21 12:30 UTC`');
    expect(body).toContain('7200');
    expect(body).not.toContain('3600');
  });

  test('is kept as it is while nobody can tell whether the stack still drifts', async () => {
    const { world, terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    world.terraform.plan = () => Promise.reject(new Error('AccessDenied'));
    const failed = await watch(minutes(10));
    expect(seen(failed)['dev-warehouse']).toEqual(['failed', expect.objectContaining({ number: 1, step: 'kept' })]);
    expect(issues.writes).toEqual(['open 1']);
  });

  test('that somebody edited is written anew, whatever it says that it shows', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    const { body } = issues.issue(1);
    issues.edited(1, body.replace('3600', '61'));
    expect(seen(await watch(minutes(5)))['dev-warehouse']?.[1]).toMatchObject({ step: 'updated' });
    expect(issues.issue(1).body).toContain('3600');
    issues.edited(1, issues.issue(1).body.replaceAll('\n', '\r\n'));
    expect(seen(await watch(minutes(6)))['dev-warehouse']?.[1]).toMatchObject({ step: 'kept' });
  });

  test('says again what it says when another release stands there', async () => {
    const { terraform, issues, settled, watch } = driftingWorld({ b2: [stack('dev-lake'), stack('dev-warehouse')] });
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    await settled('b2');
    expect(seen(await watch(minutes(5)))['dev-warehouse']?.[1]).toMatchObject({ number: 1, step: 'updated' });
    expect(issues.issue(1).body).toContain('Seen since `2026-11-21 12:00 UTC`. ');
  });

  test('is one where two runs open it at the same moment', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    const both = await Promise.all([watch(), watch()]);
    expect((await issues.list('sluice-drift')).map(({ number }) => number)).toEqual([1]);
    expect(issues.issue(2)).toMatchObject({ closed: 'duplicate', body: expect.stringContaining('#1') as string });
    expect(both.map((watched) => seen(watched)['dev-warehouse']?.[1]?.number)).toEqual([1, 1]);
  });

  test('is opened by the next run where GitHub failed, and not again where only its answer was lost', async () => {
    const { world, terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-lake', change('update')).will('dev-warehouse', suspended(3600));
    const open = issues.open.bind(issues);
    const failures: ('before' | 'after')[] = ['before', 'after'];
    world.issues.open = async (issue) => {
      const failure = failures.shift();
      if (failure !== 'before') await open(issue);
      throw new DeliveryError('GitHubFailed', 'GitHub refused POST /issues: 502');
    };
    await expect(watch()).rejects.toThrow('502');
    await expect(watch(minutes(1))).rejects.toThrow('502');
    world.issues.open = open;
    await watch(minutes(2));
    expect((await issues.list('sluice-drift')).map(({ title }) => title).sort()).toEqual([
      'Drift in dev-lake: 1 object',
      'Drift in dev-warehouse: 1 object',
    ]);
  });

  test('that a killed run left twice is closed by the next', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    await issues.open({ ...issues.issue(1), label: 'sluice-drift' });
    await watch(minutes(5));
    expect((await issues.list('sluice-drift')).map(({ number }) => number)).toEqual([1]);
  });
});

describe('an environment', () => {
  test('where nothing was ever verified is skipped, and said to be', async () => {
    const { terraform, watch } = driftingWorld();
    expect(await watch()).toEqual({
      stacks: [],
      skipped: [{ name: 'dev', because: 'nothing was ever verified there' }],
      stray: [],
      administered: [],
    });
    expect(terraform.calls).toEqual([]);
  });

  test('where something is applied just now is skipped, and its issues stay', async () => {
    const { terraform, issues, settled, record, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    terraform.will('dev-warehouse');
    await record('a1');
    const { stacks, skipped } = await watch(minutes(5));
    expect(stacks).toEqual([]);
    expect(skipped).toEqual([
      { name: 'dev', because: expect.stringMatching(/^a promotion of a1 is being applied there since/) as string },
    ]);
    expect(issues.writes).toEqual(['open 1']);
  });

  test('in which a promotion begins while it is planned is skipped: what was planned is no longer so', async () => {
    const { world, terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    terraform.will('dev-warehouse', suspended(3600));
    const plan = terraform.plan.bind(terraform);
    world.terraform.plan = async (one) => {
      if (one.id === 'dev-lake') await settled('a1');
      return plan(one);
    };
    const { stacks, skipped } = await watch();
    expect(stacks).toEqual([]);
    expect(skipped).toEqual([{ name: 'dev', because: 'something was applied there while its stacks were planned' }]);
    expect(issues.writes).toEqual([]);
  });

  test('whose release is not built any more keeps its issues, and hides no other environment', async () => {
    const { world, terraform, issues, settled, watch } = driftingWorld({ s1: [stack('staging-lake')] });
    await settled('a1');
    await settled('s1', 'verified', { environment: 'staging' });
    terraform.will('dev-warehouse', suspended(3600));
    await watch();
    const synthesize = world.synthesizer.synthesize.bind(world.synthesizer);
    world.synthesizer.synthesize = (checkout) =>
      checkout === 'a1' ? Promise.reject(new DeliveryError('SynthFailed', 'no such module')) : synthesize(checkout);
    expect(seen(await watch(minutes(5), ['dev', 'staging']))).toEqual({
      'dev-lake': ['failed', null],
      'dev-warehouse': ['failed', expect.objectContaining({ step: 'kept' })],
      'staging-lake': ['clean', null],
    });
    expect(issues.writes).toEqual(['open 1']);
  });

  test('that was removed has no drift', async () => {
    const { settled, watch } = driftingWorld();
    await settled('a1');
    await settled('a1', 'removed', { purpose: 'removal' });
    expect((await watch()).skipped).toMatchObject([{ because: 'all that stood there was removed' }]);
  });
});

describe('a stack', () => {
  test('is compared with what was verified last, not with what came to no good end since', async () => {
    const other = (id: string) => ({ ...stack(id), digest: 'f'.repeat(64) });
    const { terraform, issues, settled, watch } = driftingWorld({
      b2: [other('dev-lake'), other('dev-network'), stack('dev-warehouse')],
      a0: [stack('dev-lake'), stack('dev-network'), stack('dev-warehouse')],
    });
    await settled('a0');
    await settled('b2', 'failed');
    terraform.will('dev-warehouse', suspended(3600)).will('dev-lake', change('update'));
    const { stacks } = await watch();
    expect(stacks).toMatchObject([
      { stack: 'dev-warehouse', release: { commit: 'a0' }, found: { kind: 'drifted' } },
      { stack: 'dev-lake', found: { kind: 'moving', because: expect.stringContaining('promote again') as string } },
      { stack: 'dev-network', found: { kind: 'clean' } },
    ]);
    expect(issues.writes).toEqual(['open 1']);
  });

  test('whose state is locked is being applied, which is no failure and no drift', async () => {
    const { world, terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    const plan = terraform.plan.bind(terraform);
    world.terraform.plan = (one) => (one.id === 'dev-lake' ? Promise.reject(LOCKED) : plan(one));
    expect(seen(await watch())['dev-lake']).toEqual(['moving', null]);
    expect(issues.writes).toEqual([]);
  });

  test('whose plan changes nothing is clean, whatever a provider reports of attributes that nobody states', async () => {
    const { terraform, issues, settled, watch } = driftingWorld();
    await settled('a1');
    const reported = change('update', 'snowflake_warehouse.BI', {
      before: { name: 'BI', resumed_on: 'yesterday' },
      after: { name: 'BI', resumed_on: 'today' },
    });
    terraform.plans('dev-warehouse', { drift: [reported] });
    expect(seen(await watch())['dev-warehouse']).toEqual(['clean', null]);
    expect(issues.writes).toEqual([]);
  });

  test('that holds more danger comes first', async () => {
    const all = ['dev-lake', 'dev-warehouse', 'dev-network'].map((id) => stack(id));
    const { terraform, settled, watch } = driftingWorld({ b2: all });
    await settled('b2');
    const values = (name: string, value: string) => ({ bucket: 'raw', [name]: value });
    const update = (name: string, was: string, is: string) =>
      change('update', 'aws_s3_bucket.raw', { before: values(name, was), after: values(name, is) });
    terraform.will('dev-lake', update('tags', 'x', 'y'));
    terraform.will('dev-network', change('create', 'aws_s3_bucket.raw'));
    terraform.will('dev-warehouse', change('create', 'snowflake_grant_privileges_to_account_role.read'));
    const { stacks } = await watch();
    expect(stacks.map(({ stack: id, found }) => [id, found.kind === 'drifted' && found.drift.danger])).toEqual([
      ['dev-warehouse', 'security'],
      ['dev-network', 'destructive'],
      ['dev-lake', 'tags'],
    ]);
  });
});

describe('a stack that left the code', () => {
  const held = { address: 'aws_s3_bucket.old', type: 'aws_s3_bucket', values: {} };

  async function removed() {
    const fake = driftingWorld({ a0: [stack('dev-lake'), stack('dev-old')] });
    await fake.settled('a0');
    await fake.settled('a1');
    return fake;
  }

  test('has an issue for as long as its state holds objects', async () => {
    const { terraform, issues, watch } = await removed();
    terraform.has('dev-old', held);
    const { stacks } = await watch();
    expect(stacks[0]).toMatchObject({
      stack: 'dev-old',
      release: { commit: 'a0' },
      found: { kind: 'orphaned', objects: 1 },
      issue: { number: 1, step: 'opened' },
    });
    expect(issues.issue(1)).toMatchObject({ title: 'Orphan dev-old: 1 object left behind' });
    expect(seen(await watch(minutes(5)))['dev-old']?.[1]).toMatchObject({ step: 'kept' });
    terraform.has('dev-old');
    expect(seen(await watch(minutes(10)))['dev-old']).toEqual(['clean', expect.objectContaining({ step: 'closed' })]);
  });

  test('is watched on by its issue when the ledger no longer goes back so far', async () => {
    const { world, ledger, terraform, watch } = await removed();
    terraform.has('dev-old', held);
    await watch();
    const entries = ledger.entries.bind(ledger);
    world.ledger.entries = (environment) => entries(environment, 1);
    expect(seen(await watch(minutes(5)))['dev-old']).toEqual(['orphaned', expect.objectContaining({ step: 'kept' })]);
  });

  test('keeps its issue while its state cannot be read', async () => {
    const { world, terraform, issues, watch } = await removed();
    terraform.has('dev-old', held);
    await watch();
    world.terraform.state = () => Promise.reject(new Error('AccessDenied'));
    expect(seen(await watch(minutes(5)))['dev-old']).toEqual(['failed', expect.objectContaining({ step: 'kept' })]);
    expect(issues.writes).toEqual(['open 1']);
  });
});

test('issues of others, and of ours that bear no marker, are left alone', async () => {
  const { terraform, issues, settled, watch } = driftingWorld();
  await settled('a1');
  await issues.open({ title: 'Drift in dev-lake', body: 'written by hand', label: 'sluice-drift' });
  terraform.will('dev-lake', change('update'));
  expect(seen(await watch())['dev-lake']?.[1]).toMatchObject({ number: 2, step: 'opened' });
  expect(issues.issue(1)).toMatchObject({ closed: null, body: 'written by hand' });
});

test('an issue about a stack that nobody knows any more is told of, and left alone', async () => {
  const { terraform, settled, watch } = driftingWorld({ b2: [stack('dev-lake')] });
  await settled('a1');
  terraform.will('dev-warehouse', suspended(3600));
  await watch();
  const { stray } = await watch(NOON, ['staging']);
  expect(stray).toEqual(['https://example.test/issues/1']);
});

test('what is left to administrators is not planned, and told once, whether or not the ledger knows it', async () => {
  const repository = { ...stack('dev-repository'), administered: true } as const;
  const { terraform, settled, watch } = driftingWorld({ b2: [stack('dev-lake'), repository] });
  const digests = { 'dev-lake': stack('dev-lake').digest, 'dev-repository': repository.digest };
  await settled('b2', 'verified', { digests });
  const watched = await watch();
  expect(Object.keys(seen(watched))).toEqual(['dev-lake']);
  expect(watched.administered).toEqual(['dev-repository']);
  expect(terraform.calls).toEqual(['plan dev-lake']);
  await settled('b2', 'verified', { digests: { 'dev-lake': stack('dev-lake').digest } });
  expect(Object.keys(seen(await watch(minutes(5))))).toEqual(['dev-lake']);
});
