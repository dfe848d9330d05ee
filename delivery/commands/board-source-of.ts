import { resolve } from 'node:path';

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

/**
 * The board of the repository that the variables lead to.
 * @throws DeliveryError `Usage` where they lead to none.
 */
export async function boardSourceOf(
  variables: Variables,
  { silent, ...asked }: Pick<BoardOptions, 'most' | 'compared' | 'looksAtCode'> & { readonly silent: boolean },
): Promise<SourceOfBoard> {
  const { owner, repository } = githubOptions(variables);
  // An apply may be running in the checkouts of others.
  const checkouts = resolve('.sluice', 'board');
  const world = await worldOf({ repository: process.cwd(), variables, silent, onlyLooks: true, checkouts });
  const { SLUICE_LOCAL_CLOUD, SLUICE_STATE_FOLDER } = variables;
  const environments = select(path, { SLUICE_LOCAL_CLOUD, SLUICE_STATE_FOLDER });
  const options = { repository: `${owner}/${repository}`, path: environments, ...asked };
  return { source: new BoardSource(world, options), world };
}
