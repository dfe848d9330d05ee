import { adoptDrift } from '../../../delivery/flows/adopt-drift';
import type { StackName } from '../../../delivery/flows/watch-drift';
import type { Change } from '../../../delivery/model/change-set';
import { DeliveryError } from '../../../delivery/model/delivery-error';
import { Redacted, UNKNOWN, type Value } from '../../../delivery/model/value';
import { digest, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';
import { driftingWorld } from './drifting-world';

const FILE = 'environments/dev.ts';
const DEV = `import { estate } from './estate';

export const dev = {
  ...estate,
  name: 'dev',
  monitors: { WAREHOUSES: { creditQuota: 50 } },
} as const satisfies EnvironmentDraft;
`;
const ESTATE = "export const estate = { warehouses: { BI: { comment: 'Dashboards' } } } as const;\n";

const EDITED = stack('dev-warehouse', { folder: '/out/edited', digest: digest('edited') });

/** What somebody made of the warehouse BI, and what the code has. */
function changed(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): Change {
  const named = { name: 'DEV_BI' };
  return change('update', 'snowflake_warehouse.BI', {
    before: { ...named, ...before },
    after: { ...named, show_output: UNKNOWN, ...after },
  });
}

const LARGER = changed({ warehouse_size: 'MEDIUM' }, { warehouse_size: 'XSMALL' });

/** `a1` stands in dev and is what `main` has; the edit of it plans what a test says. */
async function adopting(drift: readonly Change[], left: readonly Change[] = []) {
  const own = [stack('dev-lake'), stack('dev-warehouse')];
  const fake = driftingWorld({ main: own, 'edit-of-main': [own[0]!, EDITED] });
  const { world, terraform, source } = fake;
  source.texts.set('main', new Map([...Object.entries({ [FILE]: DEV, 'environments/estate.ts': ESTATE })]));
  await fake.settled('a1');
  terraform.will('dev-warehouse', ...drift);
  const plan = terraform.plan.bind(terraform);
  world.terraform.plan = async (one) => {
    const saved = await plan(one);
    return one.folder === '/out/edited' ? { ...saved, changeSet: { ...saved.changeSet, changes: left } } : saved;
  };
  const choose = (all: readonly StackName[]) => all.filter(({ id }) => id === 'dev-warehouse');
  const adopt = () => adoptDrift({ environments: ['dev'], choose }, world);
  const written = () => source.texts.get('edit-of-main')?.get(FILE);
  return { ...fake, adopt, written };
}

/** Whatever is refused, nobody sees a branch or a pull request. */
async function unpublished({ adopt, world, source }: Awaited<ReturnType<typeof adopting>>): Promise<DeliveryError> {
  const error: unknown = await adopt().catch((reason: unknown) => reason);
  expect(await world.pullRequests.listOpen()).toEqual([]);
  expect([...source.trees.keys()].filter((commit) => commit.startsWith('head-of-'))).toEqual([]);
  if (error instanceof DeliveryError) return error;
  throw new Error(`it was not refused: ${JSON.stringify(error)}`);
}

test('what the code can say is edited, planned, and proposed with the issue that shows it', async () => {
  const { adopt, written, pullRequests } = await adopting([LARGER]);
  const done = await adopt();
  expect(done).toMatchObject({
    kind: 'proposed',
    adoption: {
      adopted: [{ setting: ['warehouses', 'BI', 'size'], from: 'XSMALL', to: 'MEDIUM' }],
      left: [],
      issue: 1,
      file: FILE,
    },
    pull: { number: 1, base: 'main', title: 'Adopt warehouses.BI.size of dev-warehouse as it is' },
  });
  expect(written()).toContain(
    "  warehouses: { ...estate.warehouses, BI: { ...estate.warehouses.BI, size: 'MEDIUM' } },\n",
  );
  expect(pullRequests.bodies.get(1)).toContain('#1 shows it, seen since `2026-');
  expect(pullRequests.bodies.get(1)).toContain(
    '| `warehouses.BI.size` | `warehouse_size` of `snowflake_warehouse.BI` | `"XSMALL"` | `"MEDIUM"` |',
  );
});

test('the branch bears the digest of the drift, and a second run finds it and its pull request', async () => {
  const { adopt, pullRequests, source } = await adopting([LARGER]);
  const [first, second] = [await adopt(), await adopt()];
  expect(second).toEqual(first);
  expect(await pullRequests.listOpen()).toHaveLength(1);
  const { adoption } = first as Extract<typeof first, { kind: 'proposed' }>;
  expect(source.trees.has(`head-of-adopt/dev-warehouse-${adoption.digest.slice(0, 12)}`)).toBe(true);
});

test('a branch that holds something else is refused', async () => {
  const { adopt, source, pullRequests } = await adopting([LARGER]);
  const done = await adopt();
  const { pull } = done as Extract<typeof done, { kind: 'proposed' }>;
  source.trees.set(pull.head, 'somebody else');
  await expect(adopt()).rejects.toThrow('holds something else');
  expect(await pullRequests.listOpen()).toHaveLength(1);
});

test('what cannot be adopted is told beside what is', async () => {
  const both = changed(
    { warehouse_size: 'MEDIUM', auto_resume: 'false' },
    { warehouse_size: 'XSMALL', auto_resume: 'true' },
  );
  const rest = changed({ auto_resume: 'false' }, { auto_resume: 'true' });
  const { adopt, pullRequests } = await adopting([both], [rest]);
  const because = 'Sluice does not know which setting it comes from';
  expect(await adopt()).toMatchObject({ adoption: { left: [{ attribute: 'auto_resume', because }] } });
  expect(pullRequests.bodies.get(1)).toContain('### Not adopted');
  expect(pullRequests.bodies.get(1)).toContain('| `snowflake_warehouse.BI` | `auto_resume` |');
});

describe('nothing is published, and what to do by hand is told, where', () => {
  test.each([
    [
      'a value is not one that the schema allows',
      changed({ auto_suspend: 3600 }, { auto_suspend: 60 }),
      'from 30 to 300',
    ],
    [
      'a value is secret',
      changed({ comment: new Redacted('(sensitive)', 'a') }, { comment: 'x' }),
      'cannot be a secret',
    ],
    ['a value is no plain one', changed({ comment: ['x'] }, { comment: 'x' }), 'cannot be what is no plain value'],
    [
      'a size is none',
      changed({ warehouse_size: "X'; process.exit()//" }, { warehouse_size: 'XSMALL' }),
      'cannot be that',
    ],
    ['an object is gone', change('create'), 'it is gone: take it out of the code by hand'],
    [
      'an object is called otherwise than the environment calls its own',
      change('update', 'snowflake_warehouse.warehouse-BI_B794F053', {
        before: { name: 'DEV_OTHER', warehouse_size: 'MEDIUM' },
        after: { name: 'DEV_OTHER', warehouse_size: 'XSMALL' },
      }),
      'does not know which setting',
    ],
  ])('%s', async (_where, drift, because) => {
    const error = await unpublished(await adopting([drift]));
    expect(error).toMatchObject({ code: 'Held', message: expect.stringContaining(because) as string });
  });

  test('the file is not written as Sluice understands it', async () => {
    const world = await adopting([LARGER]);
    world.source.texts.set('main', new Map([[FILE, "export const dev = { ...made(), name: 'dev' };\n"]]));
    const error = await unpublished(world);
    expect(error.code).toBe('Held');
    expect(error.message).toContain('cannot be looked into; write warehouses.BI.size: "MEDIUM" by hand');
  });

  test('the default branch says so already', async () => {
    const world = await adopting([LARGER]);
    const text = DEV.replace('  monitors', "  warehouses: { BI: { size: 'MEDIUM' } },\n  monitors");
    world.source.texts.set('main', new Map([[FILE, text]]));
    world.world.source.edit = () => Promise.resolve({ commit: 'edit-of-main', tree: 'tree-of-main' });
    expect((await unpublished(world)).message).toContain('main states already what can be adopted');
  });

  test('something is being applied', async () => {
    const world = await adopting([LARGER]);
    await world.record('a1');
    expect((await unpublished(world)).message).toContain('is being applied there');
  });
});

describe('nothing is published where the edited code', () => {
  test('still has it otherwise', async () => {
    const error = await unpublished(await adopting([LARGER], [LARGER]));
    expect(error).toMatchObject({
      code: 'Refused',
      message: expect.stringContaining('a plan still changes') as string,
    });
  });

  test('is refused by the policies of code that nobody reviewed, before Terraform sees it', async () => {
    const world = await adopting([LARGER]);
    const configuration = world.world.synthesizer.configuration.bind(world.world.synthesizer);
    world.world.synthesizer.configuration = async (one) =>
      one.folder === '/out/edited' ? { provider: { external: {} } } : configuration(one);
    world.terraform.calls.splice(0);
    expect(await unpublished(world)).toMatchObject({ code: 'Refused' });
    expect(world.terraform.calls.filter((call) => call === 'plan dev-warehouse')).toHaveLength(1);
  });

  test('changes another stack too', async () => {
    const world = await adopting([LARGER]);
    const synthesize = world.world.synthesizer.synthesize.bind(world.world.synthesizer);
    world.world.synthesizer.synthesize = async (checkout) => {
      const assembly = await synthesize(checkout);
      const stacks = [stack('dev-lake', { digest: digest('another') }), EDITED];
      return checkout === 'edit-of-main' ? { ...assembly, stacks } : assembly;
    };
    expect((await unpublished(world)).message).toContain('changes dev-lake as well');
  });

  test('cannot be planned', async () => {
    const world = await adopting([LARGER]);
    const plan = world.world.terraform.plan.bind(world.world.terraform);
    world.world.terraform.plan = (one) =>
      one.folder === '/out/edited' ? Promise.reject(new Error('no such size')) : plan(one);
    expect((await unpublished(world)).message).toContain('as edited cannot be planned: no such size');
  });
});

test('where nothing differs there is nothing to adopt', async () => {
  const { adopt } = await adopting([]);
  expect(await adopt()).toEqual({ kind: 'clean' });
});

test('a hostile comment is written as the text that it is, and is not live in the pull request', async () => {
  const hostile = "'; process.exit()// @acme/admins `|";
  const { adopt, written, pullRequests } = await adopting([changed({ comment: hostile }, { comment: 'Dashboards' })]);
  await adopt();
  expect(written()).toContain('BI: { ...estate.warehouses.BI, comment: "\'; process.exit()// @acme/admins `|" } },\n');
  const cells = pullRequests.bodies
    .get(1)
    ?.split('\n')
    .find((line) => line.includes('@acme/admins'));
  expect(cells).toMatch(/``"[^\n]*@acme\/admins[^\n]*"`` \|$/);
});
