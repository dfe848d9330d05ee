import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { runnerDoor } from '../local-cloud/server';
import { platformRuns, type RunPlace } from '../local-cloud/workflows';
import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';
import { readerOf } from './rest-call';
import { runningCloud } from './running-cloud';
import { cloudVariables } from './terraform-variables';

const Door = z.object({ url: z.url(), token: z.string(), sts: z.url(), gitFolder: z.string() });

/** A repository of a local cloud that is up, as whoever runs its workflows reaches it. */
export type CloudDoor = Pick<RunPlace, 'door' | 'repository' | 'runs' | 'told' | 'get'>;

/**
 * The repository of the platform, which the local cloud serves as long as it is up.
 * @throws DeliveryError `LocalCloud` where none is up in the folder.
 */
export async function cloudDoor(folder: string, project: string): Promise<CloudDoor> {
  await requireCloud(folder);
  const door = Door.parse(parsedJson(await readFile(runnerDoor(folder), 'utf8')));
  const { GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token = '' } = await cloudVariables(folder);
  const get = readerOf(`${door.url}/repos/${repository}`, token);
  return { door, repository, get, ...platformRuns(folder, project) };
}

/** @throws DeliveryError `LocalCloud` where none is up in the folder. */
export async function requireCloud(folder: string): Promise<void> {
  if ((await runningCloud(folder)) !== undefined) return;
  throw new DeliveryError('LocalCloud', `no local cloud is up in ${folder}; start it with "npx sluice local up"`);
}
