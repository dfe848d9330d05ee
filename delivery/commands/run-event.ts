import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';
import { parsedJson } from '../model/parsed-json';
import type { Variables } from './terraform-variables';

const Event = z.object({
  pull_request: z.object({ number: z.int().positive(), head: z.object({ sha: z.string() }) }).optional(),
});

/** The pull request that a run was started for. */
export interface EventPull {
  readonly number: number;
  /** The commit that it stood at. */
  readonly head: string;
}

/**
 * What GitHub says that the run is for, in the file that `GITHUB_EVENT_PATH` names; `null` where nothing is said of a pull
 * request (GitHub documentation, "Webhook events and payloads").
 * @throws DeliveryError `Usage` where the file cannot be read.
 */
export async function eventPull({ GITHUB_EVENT_PATH: file = '' }: Variables): Promise<EventPull | null> {
  if (file === '') return null;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DeliveryError('Usage', `${file}, which GITHUB_EVENT_PATH names, cannot be read`, { cause });
  });
  const pull = Event.safeParse(parsedJson(text)).data?.pull_request;
  return pull === undefined ? null : { number: pull.number, head: pull.head.sha };
}
