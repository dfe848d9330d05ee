import { guest } from './guest';
import type { EnvironmentDraft } from './schema/environment';

/** A pull request's own environment, in the account of dev, on a copy of what may be copied; it goes when the pull request does. */
export function preview(pullRequest: number) {
  return {
    ...guest,
    name: `pr-${pullRequest}`,
    profile: 'preview',
    databases: { ...guest.databases, ANALYTICS: { ...guest.databases.ANALYTICS, cloneOf: 'DEV_ANALYTICS' } },
    tags: { 'sluice:pull-request': String(pullRequest), 'sluice:ttl-days': '7' },
  } as const satisfies EnvironmentDraft;
}
