import { deliver, propose } from '../../../delivery/pipeline';
import { synth } from '../../../delivery/synth/synth';
import { digest, fakeWorld, release, stack } from '../../fakes/fake-world';
import { change } from '../../fakes/scripted-terraform';

test('a stack that is left to administrators is told of, never planned or applied, and no part of what the ledger says stands', async () => {
  const byHand = (version: string) =>
    ({ ...stack('dev-repository', { digest: digest(`repository ${version}`) }), administered: true }) as const;
  const { world, terraform, ledger, pullRequests, environments } = fakeWorld({
    main: [stack('dev-lake'), byHand('1')],
    'head-of-rules': [stack('dev-lake'), byHand('2')],
  });
  terraform.will('dev-lake', change('create')).will('dev-repository', change('create'));
  const { promotion } = environments[0]!;
  const environment = {
    ...environments[0]!,
    promotion: { ...promotion, verifications: [{ kind: 'empty-plan' as const }] },
  };
  const assembly = await synth(release('main'), world);
  const outcome = await deliver({ release: release('main'), environment, assembly }, world);
  expect(outcome).toMatchObject({ kind: 'verified', applied: ['dev-lake'] });
  const pull = await pullRequests.open({ branch: 'rules', base: 'main', title: 'Other rules', body: '' });
  const { proposal, planned } = await propose(pull, world);
  expect({ planned, ...proposal }).toMatchObject({ planned: [], administered: ['dev-repository'], unaffected: 1 });
  expect(await pullRequests.commentOn(1)).toContain('`npx cdktf deploy dev-repository`');
  expect(terraform.calls.filter((call) => call.endsWith('dev-repository'))).toEqual([]);
  expect(Object.keys((await ledger.entries('dev'))[0]?.digests ?? {})).toEqual(['dev-lake']);
});
