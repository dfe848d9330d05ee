import { InvalidArgumentError } from 'commander';

/** The number of a pull request, from the command line. */
export function pullRequestNumber(text: string): number {
  const number = Number(text.replace(/^#/, ''));
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It is the number of a pull request, such as 12.');
}
