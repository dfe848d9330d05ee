import { boardOf } from '../../../delivery/board/board-of';
import { onlyEnvironment } from '../../../delivery/board/only-environment';
import { onlyIn } from '../../../delivery/board/only-in';
import { pendingIn } from '../../../delivery/board/pending-in';
import { settingsBetween } from '../../../delivery/board/settings-between';
import { whatStands } from '../../../delivery/model/history';
import { PATH, entry, gathered, hoursAgo, numbered, sampleBoard } from './boards';

const dev = (number: number, parts: Partial<Parameters<typeof entry>[0]> = {}, hours = 2) =>
  entry({ environment: 'dev', release: numbered(number), ...parts }, hours);

function boardWith(...entries: ReturnType<typeof entry>[]) {
  const names = [...new Set(entries.map(({ environment }) => environment))];
  const histories = new Map(names.map((name) => [name, entries.filter(({ environment }) => environment === name)]));
  return boardOf(gathered({ histories }));
}

describe('what stands in an environment', () => {
  test('is what was verified last, while another one is applied or failed', () => {
    const board = boardWith(dev(4, { state: 'applying' }), dev(3, { state: 'failed' }), dev(2));
    expect(board.environments[0]).toMatchObject({
      name: 'dev',
      stands: { release: numbered(2) },
      moving: [{ release: numbered(4) }],
      trouble: { release: numbered(3) },
      stacks: 3,
    });
  });

  test('is nothing once all was removed, and something again after the next release', () => {
    expect(whatStands([dev(2, { state: 'removed' }), dev(1)])).toBeNull();
    expect(whatStands([dev(3), dev(2, { state: 'removed' }), dev(1)])?.release).toEqual(numbered(3));
  });

  test('is no trouble any more where a later release was verified, and a superseded one is none', () => {
    expect(boardWith(dev(2), dev(1, { state: 'failed' })).environments[0]?.trouble).toBeNull();
    const overtaken = boardWith(dev(3, { state: 'superseded' }), dev(2, { state: 'refused' }), dev(1));
    expect(overtaken.environments[0]?.trouble?.state).toBe('refused');
  });

  test('tells those with the turn before those that wait, and the first of these first', () => {
    const board = boardWith(dev(5, { state: 'waiting' }), dev(4, { state: 'waiting' }), dev(3, { state: 'applying' }));
    expect(board.environments[0]?.moving.map(({ release }) => release)).toEqual([3, 4, 5].map(numbered));
  });
});

describe('environments', () => {
  test('are all of the path in its order, with nothing on the ledger too', () => {
    const { environments, releases, history } = boardOf(gathered());
    expect(environments.map(({ name, place, stands }) => [name, place, stands])).toEqual(
      ['dev', 'staging', 'prod'].map((name) => [name, 'path', null]),
    );
    expect([releases, history]).toEqual([[], []]);
  });

  test('that the path no longer has, and those that go again, come after it while anything stands there', () => {
    const board = boardWith(
      entry({ environment: 'qa', release: numbered(1) }),
      entry({ environment: 'pr-7', release: numbered(1), isTransient: true }),
      entry({ environment: 'pr-6', release: numbered(1), isTransient: true, state: 'removed' }),
    );
    expect(board.environments.slice(3).map(({ name, place }) => [name, place])).toEqual([
      ['pr-7', 'transient'],
      ['qa', 'former'],
    ]);
    expect(board.history.map(({ environment }) => environment)).toContain('pr-6');
  });

  test('show what their roles may do', () => {
    const analyst = boardOf(gathered()).environments[0]?.access?.find(({ role }) => role === 'ANALYST');
    expect(analyst?.reads).toEqual(PATH[0]?.roles['ANALYST']?.reads);
  });
});

describe('what waits between neighbours', () => {
  const at = (number: number, state: 'verified' | 'failed' = 'verified') => ({ release: numbered(number), state });

  test('is what the one has verified since what stands in the other, each once, the oldest first', () => {
    expect(pendingIn([at(4), at(3), at(3), at(2), at(1)], [at(2)])).toEqual([numbered(3), numbered(4)]);
  });

  test('is nothing where both stand at the same, and all where nothing stands in the other', () => {
    expect(pendingIn([at(2), at(1)], [at(2)])).toEqual([]);
    expect(pendingIn([at(2), at(1)], [])).toEqual([numbered(1), numbered(2)]);
  });

  test('holds nothing that failed in the one, and what failed in the other', () => {
    expect(pendingIn([at(3, 'failed'), at(2), at(1)], [at(2, 'failed'), at(1)])).toEqual([numbered(2)]);
  });
});

describe('releases and history', () => {
  test('a release is one tree, with its tag once any entry has it, and tells where it stands', () => {
    const bare = { commit: numbered(2).commit, tree: numbered(2).tree };
    const board = boardWith(
      entry({ environment: 'prod', release: numbered(2) }, 1),
      dev(4, {}, 3),
      dev(2, { release: bare }, 9),
    );
    expect(board.releases.map(({ release }) => release.tag)).toEqual(['v1.2.0', 'v1.1.0']);
    expect(board.releases[1]?.places.map(({ environment, stands }) => [environment, stands])).toEqual([
      ['dev', false],
      ['prod', true],
    ]);
    expect(board.releases[1]?.first).toBe(hoursAgo(9));
  });

  test('the newest is first whatever its environment, and each says what it replaced', () => {
    const board = boardWith(dev(3, {}, 1), dev(1, {}, 5), entry({ environment: 'prod', release: numbered(1) }, 3));
    expect(board.history.map(({ environment }) => environment)).toEqual(['dev', 'prod', 'dev']);
    expect(board.history.map(({ before }) => before)).toEqual([numbered(1), null, null]);
  });

  test('of one environment are only its own', () => {
    const only = onlyEnvironment(sampleBoard(), 'prod');
    expect(only.environments.map(({ name }) => name)).toEqual(['prod']);
    expect(new Set(only.history.map(({ environment }) => environment))).toEqual(new Set(['prod']));
    expect(only.releases.every(({ places }) => places.length === 1)).toBe(true);
  });
});

describe('two environments', () => {
  test('differ in what somebody chose, and not in what they are called and where they lie', () => {
    const [one, , other] = PATH;
    const paths = settingsBetween(one!, other!).map(({ path }) => path);
    expect(paths).toContain('warehouses.BI.size');
    expect(paths.filter((path) => /^(name|abbreviation|state|tags|aws\.accountId|network\.cidr)/.test(path))).toEqual(
      [],
    );
    expect(settingsBetween(one!, one!)).toEqual([]);
  });

  test('have whole stacks and single objects that the other has not', () => {
    const one = { environment: 'dev', stacks: new Map([['lake', ['a', 'b']]]) };
    const other = {
      environment: 'prod',
      stacks: new Map([
        ['lake', ['a', 'c']],
        ['airflow', ['x']],
      ]),
    };
    expect(onlyIn(one, other)).toEqual([
      { environment: 'dev', stack: 'lake', addresses: ['b'] },
      { environment: 'prod', stack: 'lake', addresses: ['c'] },
      { environment: 'prod', stack: 'airflow', addresses: [] },
    ]);
  });
});
