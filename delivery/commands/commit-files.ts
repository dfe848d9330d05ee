import { z } from 'zod';

import { restCall } from './rest-call';

/** A file as it is to be on a branch. */
export interface FileWanted {
  readonly path: string;
  readonly content: string;
  /** `null` for the default branch. */
  readonly branch: string | null;
  readonly message: string;
}

/** A repository of the local GitHub, and who writes to it. */
export interface Repository {
  /** `http://127.0.0.1:4000/repos/acme-data/orders-pipelines` */
  readonly address: string;
  readonly token: string;
}

const Found = z.object({ sha: z.string(), content: z.string() });

/** Commits each file that is not on its branch as it should be, and gives back their paths. */
export async function commitFiles(files: readonly FileWanted[], to: Repository): Promise<string[]> {
  const committed: string[] = [];
  // One at a time: each is a commit on top of the one before it.
  for (const file of files) if (await commitFile(file, to)) committed.push(file.path);
  return committed;
}

async function commitFile({ path, content, branch, message }: FileWanted, to: Repository): Promise<boolean> {
  const { address, token } = to;
  const place = `${address}/contents/${path.split('/').map(encodeURIComponent).join('/')}`;
  const on = branch === null ? {} : { branch };
  const found = await restCall(branch === null ? place : `${place}?ref=${encodeURIComponent(branch)}`, { token });
  const before = found === undefined ? undefined : Found.parse(found);
  const wanted = Buffer.from(content);
  if (before !== undefined && Buffer.from(before.content, 'base64').equals(wanted)) return false;
  const sha = before === undefined ? {} : { sha: before.sha };
  await restCall(place, { method: 'PUT', token, body: { message, content: wanted.toString('base64'), ...on, ...sha } });
  return true;
}
