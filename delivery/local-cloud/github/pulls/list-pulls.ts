import { z } from 'zod';

import type { Answer, Call } from '../api/call';
import { queryOf } from '../api/input';
import { listed } from '../api/pages';
import { pullItem } from './pull-body';
import { everyPull } from './pull-named';

const Query = z.strictObject({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  /** `owner:branch`. */
  head: z.string().optional(),
  base: z.string().optional(),
  sort: z.enum(['created', 'updated']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

/** Pull requests by state, head and base; newest first unless asked. */
export async function listPulls(call: Call): Promise<Answer> {
  const { state, head, base, sort, direction } = queryOf(call, Query);
  const { owner } = call.repository;
  const all = (await everyPull(call.repository))
    .filter((issue) => state === 'all' || issue.state === state)
    // GitHub takes a head only with its owner; without one it filters nothing.
    .filter(({ pull }) => head?.includes(':') !== true || head === `${owner}:${pull.head}`)
    .filter(({ pull }) => base === undefined || pull.base === base);
  if (sort === 'updated') all.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  return listed(call, direction === 'asc' ? all : all.reverse(), (issue) => pullItem(call, issue));
}
