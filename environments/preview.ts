import { guest } from './guest';
import type { EnvironmentDraft } from './schema/environment';

/** A pull request's own environment, in the account of dev; it goes when the pull request does. */
export function preview(pullRequest: number) {
  return {
    ...guest,
    name: `pr-${pullRequest}`,
    profile: 'preview',
    tags: { 'sluice:pull-request': String(pullRequest), 'sluice:ttl-days': '7' },
  } as const satisfies EnvironmentDraft;
}
