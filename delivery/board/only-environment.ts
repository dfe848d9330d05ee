import type { Board } from '../model/board';

/** What a board says of one environment. */
export function onlyEnvironment(board: Board, name: string): Board {
  return {
    ...board,
    environments: board.environments.filter((environment) => environment.name === name),
    releases: board.releases.flatMap((release) => {
      const places = release.places.filter(({ environment }) => environment === name);
      return places.length === 0 ? [] : [{ ...release, places }];
    }),
    history: board.history.filter(({ environment }) => environment === name),
  };
}
