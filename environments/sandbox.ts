import { guest } from './guest';
import type { EnvironmentDraft } from './schema/environment';

/** One developer's own environment, in the account of dev: everything small, transient and unscheduled. */
export function sandbox(user: string) {
  return {
    ...guest,
    name: `sbx-${user}`,
    profile: 'sandbox',
    tags: { 'sluice:owner': user, 'sluice:ttl-days': '30' },
  } as const satisfies EnvironmentDraft;
}
