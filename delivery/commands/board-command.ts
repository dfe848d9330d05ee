import { resolve } from 'node:path';

import { Command } from 'commander';

import { BoardFeed } from '../flows/board-feed';
import { DeliveryError } from '../model/delivery-error';
import { type ShownOptions, withBoardOptions } from './board-options';
import { BoardServer } from './board-server';
import { type SourceOfBoard, boardSourceOf } from './board-source-of';
import { interruption } from './interruption';
import { say } from './output';
import { portNumber } from './port-number';
import { writeBoard } from './write-board';

interface BoardCommandOptions extends ShownOptions {
  readonly output: string;
  readonly serve?: boolean;
  readonly port?: number;
  readonly code: boolean;
}

/** `sluice board` */
export function boardCommand(): Command {
  return withBoardOptions(new Command('board'))
    .description('one page: what stands in which environment, what waits and why, history, and what differs')
    .option('--output <file>', 'where the page goes', 'board.html')
    .option('--serve', 'serve the page on this machine, and keep it up to date, until Ctrl-C')
    .option('--port <number>', 'port of 127.0.0.1 to serve it on; any that is free when left out', portNumber)
    .option('--no-code', 'do not look at the code of releases: quicker, without costs and comparisons')
    .action(async ({ output, serve = false, port, code, compare, history }: BoardCommandOptions) => {
      const compared = compare.length === 0 ? null : compare;
      const asked = { most: history, compared, looksAtCode: code, silent: false };
      const found = await boardSourceOf(process.env, asked);
      if (serve) await served(found, port ?? 0);
      else say(`The board is in ${await writeBoard(resolve(output), found)}`);
    });
}

async function served({ source, world }: SourceOfBoard, port: number): Promise<void> {
  const feed = new BoardFeed(source, world.clock);
  await world.progress.stage('reading the board', () => feed.current());
  const server = new BoardServer(feed);
  say(`The board is at ${await server.listen(port)}; Ctrl-C ends it.`);
  try {
    while (!interruption.signal.aborted) {
      await world.clock.pause(feed.waitMs());
      if (server.isWatched) server.tell(await feed.look());
    }
  } catch (error) {
    // Ctrl-C is how this is meant to end.
    if (!(error instanceof DeliveryError) || error.code !== 'Interrupted') throw error;
  } finally {
    await server.close();
  }
}
