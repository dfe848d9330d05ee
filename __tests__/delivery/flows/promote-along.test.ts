import { promoteAlong } from '../../../delivery/flows/promote-along';
import type { World } from '../../../delivery/ports/world';
import { synth } from '../../../delivery/synth/synth';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';

const STACKS = ['dev-lake', 'staging-lake', 'prod-lake'];

function estate() {
  const built = (version: string) => STACKS.map((id) => stack(id, { digest: digest(`${id} ${version}`) }));
  return fakeWorld({ one: built('1'), two: built('2') });
}

/** Carries a commit along a path whose environments ask for an empty plan alone. */
async function carry(commit: string, world: World, { tag, only }: { tag?: string; only?: string } = {}) {
  const assembly = await synth(release(commit), world);
  const environments = assembly.environments.map((environment) => ({
    ...environment,
    promotion: { ...environment.promotion, verifications: [{ kind: 'empty-plan' } as const] },
  }));
  const named = environments.find(({ name }) => name === only);
  const one = { ...release(commit), ...(tag === undefined ? {} : { tag }) };
  const carried = await promoteAlong({ release: one, assembly: { ...assembly, environments }, only: named }, world);
  return carried.map(({ environment, outcome }) => [environment, outcome.kind]);
}

test('a release goes as far as its rules allow: by itself to staging, and to prod once it has a tag', async () => {
  const { world, source } = estate();
  expect(await carry('one', world)).toEqual([
    ['dev', 'verified'],
    ['staging', 'verified'],
    ['prod', 'held'],
  ]);
  await source.tag('v1.0.0', 'one', 'first');
  expect(await carry('one', world, { tag: 'v1.0.0' })).toEqual([
    ['dev', 'standing'],
    ['staging', 'standing'],
    ['prod', 'verified'],
  ]);
});

test('a release stops where it is not verified, and goes no further', async () => {
  const { world, terraform } = estate();
  for (const id of STACKS) terraform.will(id, change('update'));
  // Whatever is applied, the plan stays as it is.
  terraform.apply = () => Promise.resolve();
  expect(await carry('one', world)).toEqual([['dev', 'unverified']]);
});

test('one environment is entered alone where it is asked for', async () => {
  const { world } = estate();
  expect(await carry('one', world, { only: 'dev' })).toEqual([['dev', 'verified']]);
});
