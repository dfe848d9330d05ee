import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { chooseCarried } from '../../../delivery/commands/choose-carried';
import { stack } from '../../fakes/fake-world';

const repository = { ...stack('dev-repository'), administered: true } as const;
const assembly = { environments: select(path, {}), stacks: [stack('dev-lake'), repository] };

/** The ids that are chosen, and what is said. */
function chosen(...words: string[]) {
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const ids = chooseCarried(assembly, words).map(({ id }) => id);
  const said = told.mock.calls.join('');
  told.mockRestore();
  return { ids, said };
}

test.each([[['dev']], [['dev-*']], [[]]])('what administrators apply is left out of %j, and told', (words) => {
  const { ids, said } = chosen(...words);
  expect(ids).toEqual(['dev-lake']);
  expect(said).toContain('Left to administrators: dev-repository; name a stack itself');
});

test('what is named itself is taken', () => {
  expect(chosen('dev-lake', 'dev-repository')).toEqual({ ids: ['dev-lake', 'dev-repository'], said: '' });
});
