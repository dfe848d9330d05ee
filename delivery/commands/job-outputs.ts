import { appendFile } from 'node:fs/promises';

import { DeliveryError } from '../model/delivery-error';

/**
 * Adds outputs to the file that GitHub Actions names in `GITHUB_OUTPUT`, a line each.
 * @param file left out where nobody asks for them.
 * @throws DeliveryError `Usage` where it cannot be written.
 */
export async function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): Promise<void> {
  if (file === undefined) return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    if (/[\r\n]/.test(value)) throw new Error(`the output ${name} has several lines`);
    return `${name}=${value}\n`;
  });
  await appendFile(file, lines.join('')).catch((cause: unknown) => {
    throw new DeliveryError('Usage', `${file} cannot be written (${String(cause)}); name another with --outputs`, {
      cause,
    });
  });
}
