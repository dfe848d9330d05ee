import { deliverOrRollBack } from '../../../delivery/flows/deliver-or-roll-back';
import { foreseeRollback, type RollbackAsked } from '../../../delivery/flows/foresee-rollback';
import { rollBack } from '../../../delivery/flows/roll-back';
import type { Change } from '../../../delivery/model/change-set';
import { propose } from '../../../delivery/pipeline';
import type { World } from '../../../delivery/ports/world';
import { synth } from '../../../delivery/synth/synth';
import type { Environment } from '../../../environments/schema/environment';
import { digest, fakeWorld, stack } from '../../fakes/fake-world';
import { FollowingTerraform } from '../../fakes/following-terraform';

const STACKS = ['dev-warehouse', 'staging-warehouse', 'prod-lake', 'prod-warehouse'];

const DONE = { exitCode: 0, output: '', rows: '', isFlood: false };

const GOOD = STACKS.map((id) => stack(id));
const changed = (version: string) =>
  STACKS.map((id) => (id.endsWith('lake') ? stack(id) : stack(id, { digest: digest(`${id} ${version}`) })));

/** What stands where after a change that only prod finds fault with. */
export interface Story {
  readonly rules?: (prod: Environment) => Environment;
  /** What a plan holds that takes the warehouse of prod back to the first release. */
  readonly back?: readonly Change[];
  /** A stack that only the release has which prod does not keep. */
  readonly added?: string;
}

/** Verified by an empty plan, and prod by a smoke check too, which does not hold for `merge-of-1`. */
function plain(environment: Environment, rules: (prod: Environment) => Environment): Environment {
  const isProd = environment.name === 'prod';
  const smoke = { kind: 'command', name: 'smoke', command: ['smoke'], timeoutSeconds: 1 } as const;
  const verifications = [{ kind: 'empty-plan' } as const, ...(isProd ? [smoke] : [])];
  const made = { ...environment, promotion: { ...environment.promotion, verifications } };
  return isProd ? rules(made) : made;
}

/** Prod as it asks people. */
export function byHand(prod: Environment): Environment {
  return { ...prod, promotion: { ...prod.promotion, rollback: { automatic: false } } };
}

/** A world where `v1.0.0` stands everywhere and `v1.1.0`, which prod will find fault with, is merged and approved. */
export async function brokenRelease({ rules = (prod) => prod, back, added }: Story = {}) {
  const bad = [...changed('2'), ...(added === undefined ? [] : [stack(added)])];
  const commits = { main: GOOD, 'head-of-bi': bad, 'merge-of-1': bad, 'mended-1': changed('3') };
  const fake = fakeWorld(commits);
  const terraform = new FollowingTerraform();
  const { source, pullRequests, reviews } = fake;
  const environments = fake.environments.map((one) => plain(one, rules));
  const world: World = {
    ...fake.world,
    terraform,
    synthesizer: {
      ...fake.world.synthesizer,
      synthesize: async (checkout, options) => ({
        ...(await fake.world.synthesizer.synthesize(checkout, options)),
        environments,
      }),
    },
    commands: {
      run: (_command, { cwd }) =>
        Promise.resolve(cwd === 'merge-of-1' ? { ...DONE, exitCode: 1, output: 'no rows' } : DONE),
    },
  };
  source.line.push('main', 'head-of-bi', 'merge-of-1', 'mended-1');
  await source.tag('v1.0.0', 'main', 'Release v1.0.0');
  for (const name of ['dev', 'staging', 'prod']) await carry('v1.0.0', name, world);
  if (back !== undefined) terraform.leads('prod-warehouse', digest('prod-warehouse 1'), ...back);
  const pull = await pullRequests.open({ branch: 'bi', base: 'main', title: 'Larger BI', body: '' });
  reviews.pull(1, pull.head);
  await propose(pull, world);
  for (const person of ['octocat', 'hubot']) reviews.says(1, person, 'approve');
  reviews.merged(1, await pullRequests.merge(1, pull.head));
  await source.tag('v1.1.0', 'merge-of-1', 'Release v1.1.0');
  source.main = await source.resolve('merge-of-1');
  for (const name of ['dev', 'staging']) await carry('v1.1.0', name, world);
  terraform.calls.length = 0;
  return { ...fake, world, terraform, environments };
}

/** A release into an environment. */
export async function carry(name: string, environment: string, world: World) {
  const release = await world.source.resolve(name);
  const assembly = await synth(release, world);
  const into = assembly.environments.find((one) => one.name === environment)!;
  return deliverOrRollBack({ release, assembly, environment: into }, world);
}

/** A rollback of prod, looked at. */
export async function foreseen(world: World, to?: RollbackAsked['to']) {
  const { environments } = await synth(await world.source.tip(), world);
  return foreseeRollback({ rules: environments.find(({ name }) => name === 'prod')!, to }, world);
}

/** The same, carried out. */
export async function rolledBack(world: World, to?: RollbackAsked['to']) {
  return rollBack(await foreseen(world, to), world);
}
