import { DeliveryError } from '../../../delivery/model/delivery-error';
import type { Release } from '../../../delivery/model/release';
import { isFrom, sourceRefusals } from '../../../delivery/release/source-rule';
import { ledgerDraft } from '../../fakes/ledger-draft';
import { fakeWorld, release } from '../../fakes/fake-world';

const { environments } = fakeWorld();
const [dev, , prod] = environments;

function refusals(of: Release, into: typeof dev, { source } = fakeWorld()): Promise<string[]> {
  return sourceRefusals({ release: of, environment: into! }, source, []);
}

test('a branch policy wants a commit of that branch at the remote', async () => {
  const world = fakeWorld();
  world.source.strays.add('forked');
  expect(await refusals(release('merged'), dev, world)).toEqual([]);
  expect(await refusals(release('forked'), dev, world)).toEqual([
    'forked is not on a branch main of origin, from which dev deploys; merge it there, then fetch',
  ]);
});

test('a branch that this clone does not know refuses, and says what to do', async () => {
  const world = fakeWorld();
  const said = 'there is no branch "origin/main"; fetch it, or name another';
  world.source.isAncestor = () => Promise.reject(new DeliveryError('Usage', said));
  expect(await refusals(release('merged'), dev, world)).toEqual([said]);
  world.source.isAncestor = () => Promise.reject(new DeliveryError('Interrupted', 'stopped'));
  await expect(refusals(release('merged'), dev, world)).rejects.toThrow('stopped');
});

test('branches that start alike are asked one by one; none of them refuses', async () => {
  const pattern = {
    ...dev!,
    github: { ...dev!.github, deploysFrom: { kind: 'branch' as const, pattern: 'release/*' } },
  };
  const world = fakeWorld();
  expect(await refusals(release('merged'), pattern, world)).toEqual([expect.stringContaining('branch release/*')]);
  world.source.branches = () => Promise.resolve(['main', 'release/1.2']);
  expect(await refusals(release('merged'), pattern, world)).toEqual([]);
});

test('a tag policy wants a published tag of that name, on that very commit', async () => {
  const world = fakeWorld();
  expect(await refusals(release('merged'), prod, world)).toEqual([expect.stringContaining('npx sluice release --tag')]);
  await world.source.tag('v1.0.0', 'merged', 'first');
  expect(await refusals({ ...release('merged'), tag: 'v1.0.0' }, prod, world)).toEqual([]);
  expect(await refusals({ ...release('other'), tag: 'v1.0.0' }, prod, world)).toEqual([
    expect.stringContaining('v1.0.0 is on merged at origin'),
  ]);
  expect(await refusals({ ...release('merged'), tag: 'nightly' }, prod, world)).toEqual([
    'prod deploys from tags v*, and nightly is none of them',
  ]);
});

test('a tag that stood for another release in any environment is refused', async () => {
  const world = fakeWorld();
  await world.source.tag('v1.0.0', 'merged', 'first');
  const entry = await world.ledger.open(
    ledgerDraft({ environment: 'prod', release: { ...release('old'), tag: 'v1.0.0' } }),
  );
  await entry.settle('failed', []);
  const promotion = { release: { ...release('merged'), tag: 'v1.0.0' }, environment: prod! };
  const history = await world.ledger.entries('prod');
  expect(await sourceRefusals(promotion, world.source, history)).toEqual([expect.stringContaining('it was moved')]);
});

test('a pattern stands for no slash, as GitHub has it', () => {
  expect(isFrom({ pattern: 'v*' }, 'v1.2.0')).toBe(true);
  expect(isFrom({ pattern: 'v*' }, 'v1/2')).toBe(false);
  expect(isFrom({ pattern: 'main' }, 'maintenance')).toBe(false);
});
