import { Command } from 'commander';

import { nearMiss } from '../../environments/near-miss';
import { onlyEnvironment } from '../board/only-environment';
import type { Board } from '../model/board';
import { DeliveryError } from '../model/delivery-error';
import { boardJson } from '../report/board-json';
import { boardText } from '../report/board-text';
import { type ShownOptions, withBoardOptions } from './board-options';
import { boardSourceOf } from './board-source-of';
import { say } from './output';
import { terminal } from './show-proposal';

interface StatusOptions extends ShownOptions {
  readonly code?: boolean;
  readonly json?: boolean;
}

/** `sluice status` */
export function statusCommand(): Command {
  return withBoardOptions(new Command('status'))
    .description('the board in the terminal: what stands where, what moves, what waits and why')
    .argument('[environment]', 'only this one; all when left out')
    .option('--code', 'look at the code of releases too: what they cost, and how neighbours differ')
    .option('--json', 'print the board as JSON')
    .action(async (name: string | undefined, { code = false, json = false, compare, history }: StatusOptions) => {
      const compared = compare.length === 0 ? null : compare;
      const { source } = await boardSourceOf(process.env, { most: history, compared, looksAtCode: code, silent: true });
      const all = await source.board(await source.histories());
      const board = name === undefined ? all : only(all, name);
      say((json ? boardJson(board) : boardText(board, terminal())).trimEnd());
    });
}

function only(board: Board, name: string): Board {
  const names = board.environments.map((environment) => environment.name);
  if (names.includes(name)) return onlyEnvironment(board, name);
  const near = nearMiss(name, names);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new DeliveryError('Usage', `no environment is called "${name}".${meant} There are ${names.join(', ')}`);
}
