import { InvalidArgumentError } from 'commander';

/** A TCP port from the command line. @throws InvalidArgumentError */
export function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a whole number from 1 to 65535');
}
