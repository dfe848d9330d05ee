const MOST_LINES = 16;

/** What an error says, without the frame Terraform draws around it: from the first error on, or else its end. */
export function failureLines(because: string): string[] {
  const lines = because
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s│╷╵]+/, '').trimEnd())
    .filter((line) => line !== '');
  const first = lines.findIndex((line) => line.startsWith('Error:'));
  const told = first >= 0 ? lines.slice(first) : lines.slice(-MOST_LINES);
  return told.length <= MOST_LINES ? told : [...told.slice(0, MOST_LINES), '…'];
}
