import { writeFile } from 'node:fs/promises';

import { DeliveryError } from '../model/delivery-error';
import { boardPage } from '../report/board-page';
import type { SourceOfBoard } from './board-source-of';

/**
 * Reads a board and writes it as a page. Returns the file.
 * @param file absolute.
 * @throws DeliveryError `Usage` where it cannot be written.
 */
export async function writeBoard(file: string, { source, world }: SourceOfBoard): Promise<string> {
  const page = await world.progress.stage('reading the board', async (report) => {
    const board = await source.board(await source.histories());
    report.done(`${board.history.length} entries of ${board.environments.length} environments`);
    return boardPage(board);
  });
  await writeFile(file, page).catch((cause: unknown) => {
    const sentence = `${file} cannot be written (${String(cause)}); name another file with --output`;
    throw new DeliveryError('Usage', sentence, { cause });
  });
  return file;
}
