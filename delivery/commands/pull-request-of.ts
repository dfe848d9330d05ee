import { z } from 'zod';

import { DeliveryError } from '../model/delivery-error';
import type { Repository } from './commit-files';
import { restCall } from './rest-call';

/** The branch that pull requests go into. */
const BASE = 'main';

const Pull = z.object({ number: z.int() });

/**
 * The open pull request of a branch, which is opened where there is none.
 * @throws DeliveryError `Usage` where the branch is not there, or is the one that pull requests go into.
 */
export async function pullRequestOf(branch: string, { address, token }: Repository): Promise<number> {
  const [owner = ''] = new URL(address).pathname.replace('/repos/', '').split('/');
  if (branch === BASE) {
    throw new DeliveryError('Usage', `pull requests go into ${BASE}; name the branch of one with --branch NAME`);
  }
  const head = encodeURIComponent(`${owner}:${branch}`);
  const [open] = z.array(Pull).parse(await restCall(`${address}/pulls?state=open&head=${head}`, { token }));
  if (open !== undefined) return open.number;
  if ((await restCall(`${address}/branches/${encodeURIComponent(branch)}`, { token })) === undefined) {
    throw new DeliveryError('Usage', `there is no branch "${branch}"; push it first`);
  }
  const body = { title: branch, head: branch, base: BASE };
  return Pull.parse(await restCall(`${address}/pulls`, { method: 'POST', token, body })).number;
}
