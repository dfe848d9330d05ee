import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { runnerDoor } from '../local-cloud/server';
import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';
import { runningCloud } from './running-cloud';
import { cloudVariables } from './terraform-variables';

const Door = z.object({ url: z.url(), token: z.string(), sts: z.url(), gitFolder: z.string() });

/** A local cloud that is up, as whoever runs workflows reaches it. */
export interface CloudDoor {
  readonly door: z.infer<typeof Door>;
  /** `acme-data/data-platform` */
  readonly repository: string;
  /** Reads the repository through the REST API. */
  readonly get: (path: string) => Promise<unknown>;
}

/** @throws DeliveryError `LocalCloud` where none is up in the folder. */
export async function cloudDoor(folder: string): Promise<CloudDoor> {
  if ((await runningCloud(folder)) === undefined) {
    throw new DeliveryError('LocalCloud', `no local cloud is up in ${folder}; start it with "npx sluice local up"`);
  }
  const door = Door.parse(parsedJson(await readFile(runnerDoor(folder), 'utf8')));
  const { GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token = '' } = await cloudVariables(folder);
  const get = async (path: string): Promise<unknown> => {
    const url = `${door.url}/repos/${repository}${path}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (answer.ok) return answer.json();
    throw new DeliveryError('GitHubFailed', `the local GitHub answers ${path} with ${answer.status}`);
  };
  return { door, repository, get };
}
