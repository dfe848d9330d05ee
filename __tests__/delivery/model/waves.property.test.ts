import fc from 'fast-check';

import { wavesOf } from '../../../delivery/model/waves';
import { stack } from '../../fakes/fake-world';

test('each stack is in one wave, after all of its dependencies, and no wave is there for nothing', () => {
  const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 3 }), { maxLength: 20 });
  fc.assert(
    fc.property(graphs, (graph) => {
      const stacks = graph.map((upstream, at) =>
        stack(`dev-${at}`, { dependencies: upstream.filter((one) => one < at).map((one) => `dev-${one}`) }),
      );
      const waves = wavesOf(stacks);
      const waveOf = new Map(waves.flatMap((wave, at) => wave.map((id) => [id, at] as const)));
      expect(waves.flat().sort()).toEqual(stacks.map(({ id }) => id).sort());
      for (const { id, dependencies } of stacks) {
        const deepest = Math.max(-1, ...dependencies.map((one) => waveOf.get(one)!));
        expect(waveOf.get(id)).toBe(deepest + 1);
      }
    }),
  );
});

test('what is not applied holds nothing up', () => {
  expect(wavesOf([stack('dev-account', { dependencies: ['dev-warehouse'] })])).toEqual([['dev-account']]);
});

test('a wave that is larger than a matrix is several, one after the other', () => {
  const wide = Array.from({ length: 300 }, (_, at) => stack(`dev-${at}`));
  const last = stack('dev-last', { dependencies: wide.map(({ id }) => id) });
  expect(wavesOf([...wide, last]).map(({ length }) => length)).toEqual([256, 44, 1]);
});
