import { path } from '../../environments';
import { select } from '../../environments/selection';
import { BoardSource } from '../flows/board-source';
import type { BoardOptions } from '../flows/board-source';
import type { World } from '../ports/world';
import { githubOptions } from './github-options';
import type { Variables } from './terraform-variables';
import { worldOf } from './world';

/** A board of this project, and the world that it is read from. */
export interface SourceOfBoard {
  readonly source: BoardSource;
  readonly world: World;
}

/** What a command asks of a board. */
export interface AskedOfBoard extends Pick<BoardOptions, 'most' | 'compared' | 'looksAtCode'> {
  /** Whether nobody watches. */
  readonly silent: boolean;
  /** A clone of the repository: absolute; the folder of this process when left out. */
  readonly clone?: string;
}

/**
 * The board of the repository that the variables lead to.
 * @throws DeliveryError `Usage` where they lead to none.
 */
export async function boardSourceOf(
  variables: Variables,
  { clone = process.cwd(), silent, ...asked }: AskedOfBoard,
): Promise<SourceOfBoard> {
  const { owner, repository } = githubOptions(variables);
  const world = await worldOf({ repository: clone, variables, silent, onlyLooks: true });
  const { SLUICE_LOCAL_CLOUD, SLUICE_STATE_FOLDER } = variables;
  const environments = select(path, { SLUICE_LOCAL_CLOUD, SLUICE_STATE_FOLDER });
  const options = { repository: `${owner}/${repository}`, path: environments, ...asked };
  return { source: new BoardSource(world, options), world };
}
