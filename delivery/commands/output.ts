/** Prints a line for the person at the terminal. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a result for a machine: one JSON document. */
export function answer(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

/** Tells the person at the terminal something that is no result. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}
