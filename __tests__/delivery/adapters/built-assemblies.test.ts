import { BuiltAssemblies } from '../../../delivery/adapters/build/built-assemblies';
import { synth } from '../../../delivery/synth/synth';
import { fakeWorld, release, stack } from '../../fakes/fake-world';

const { world, environments } = fakeWorld();
const assembly = { environments, stacks: [stack('dev-lake')] };
const built = { release: release('one'), assembly, folder: '/build' };
const synthesizer = new BuiltAssemblies([built]);

test('a release that was built is not checked out, and a commit with the same tree is the same release', async () => {
  const source = { ...world.source, checkout: () => Promise.reject(new Error('nothing is checked out')) };
  expect(await synth(built.release, { source, synthesizer })).toBe(assembly);
  expect(await synth({ ...built.release, commit: 'merge' }, { source, synthesizer })).toBe(assembly);
  expect(await synthesizer.synthesize('/build')).toBe(assembly);
});

test('another release is refused with the command that builds it, and no program of a checkout is run', async () => {
  const asked = synth(release('two'), { source: world.source, synthesizer });
  await expect(asked).rejects.toMatchObject({
    code: 'Usage',
    message: expect.stringContaining('--release two') as string,
  });
  await expect(synthesizer.synthesize('/checkout')).rejects.toMatchObject({ code: 'Usage' });
});
