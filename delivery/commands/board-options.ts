import { type Command, InvalidArgumentError } from 'commander';

/** So many of the newest entries of each environment are read: each of them takes a request of GitHub, once. */
export const MOST_ENTRIES = 30;

/** The options of whatever shows the board. */
export interface ShownOptions {
  readonly compare: readonly string[];
  readonly history: number;
}

/** Adds the options that the page and the terminal have in common. */
export function withBoardOptions(command: Command): Command {
  return command
    .option(
      '--compare <pair>',
      'compare two environments or two releases, such as dev..prod or v1.0.0..v1.1.0; may be repeated',
      (text: string, before: readonly string[]) => [...before, pair(text)],
      [],
    )
    .option('--history <number>', 'how many of the newest entries of each environment are read', count, MOST_ENTRIES);
}

function pair(text: string): string {
  const [from = '', to = '', ...more] = text.split('..');
  if (from !== '' && to !== '' && more.length === 0 && !text.includes('...')) return text;
  throw new InvalidArgumentError('two environments or two revisions with ".." between them, such as dev..prod');
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError('a whole number from 1 to 1000');
}
