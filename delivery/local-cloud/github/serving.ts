import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { LocalGitHubError } from './local-github-error';
import { replaceFile } from '../store/durable-file';

const Serving = z.object({ url: z.url(), process: z.int() });

/** How long a server that is up may take to answer, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * Sees that no other process serves the folder: two would lose each other's records. A note that a killed process left
 * does not count, because nobody answers there to the folder's own token.
 * @throws LocalGitHubError naming the address and the process.
 */
export async function requireUnserved(kept: string, token: string): Promise<void> {
  const file = noteIn(kept);
  const note = existsSync(file) ? Serving.safeParse(jsonIn(file)) : undefined;
  if (note?.success !== true) return;
  const { url, process: id } = note.data;
  if (!(await answers(url, token))) return;
  const mend = 'use that one, or end it first';
  throw new LocalGitHubError('AlreadyServed', `${kept} is being served at ${url} by process ${id}; ${mend}`);
}

/** Leaves a note of who serves the folder, and where. */
export function noteServing(kept: string, url: string): void {
  replaceFile(noteIn(kept), `${JSON.stringify({ url, process: process.pid })}\n`);
}

function noteIn(kept: string): string {
  return join(kept, 'serving.json');
}

/** A torn note says nothing. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function answers(url: string, token: string): Promise<boolean> {
  try {
    const headers = { authorization: `token ${token}` };
    const { status } = await fetch(`${url}/users/octocat`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    return status === 200;
  } catch {
    return false;
  }
}
