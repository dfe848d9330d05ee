import { z } from 'zod';

import type { RunEvent } from '../run/run-event';
import type { Workflow } from '../workflow/workflow-file';

const Filters = z
  .looseObject({
    types: z.array(z.string()).optional(),
    branches: z.array(z.string()).optional(),
    tags: z.array(z.string()).optional(),
  })
  .nullish();

/** What GitHub takes for `types` of `pull_request` where none are said. */
const PULL_TYPES = ['opened', 'synchronize', 'reopened'];

/**
 * Why a workflow does not react to an event; `null` where it does.
 */
export function silence({ on }: Workflow, { name, payload, ref, baseBranch, pull }: RunEvent): string | null {
  if (!(name in on)) return `it reacts to ${Object.keys(on).join(', ')}, not to ${name}`;
  // Its times are a list, and whoever asks for it says that it is time.
  if (name === 'schedule') return null;
  const filters = Filters.parse(on[name] ?? null) ?? {};
  const { action: said } = payload;
  const action = typeof said === 'string' ? said : '';
  const types = filters.types ?? (name === 'pull_request' ? PULL_TYPES : [action]);
  if (!types.includes(action)) return `it reacts to ${name} of ${types.join(', ')}, not ${action}`;
  if (pull !== null) return misses(filters.branches, baseBranch, 'branches');
  if (name !== 'push') return null;
  return ref.startsWith('refs/tags/') ? pushedTag(filters, ref) : pushedBranch(filters, ref);
}

function pushedTag({ branches, tags }: NonNullable<z.infer<typeof Filters>>, ref: string): string | null {
  if (tags === undefined && branches !== undefined) return 'it reacts to pushed branches, not tags';
  return misses(tags, ref.replace('refs/tags/', ''), 'tags');
}

function pushedBranch({ branches, tags }: NonNullable<z.infer<typeof Filters>>, ref: string): string | null {
  if (branches === undefined && tags !== undefined) return 'it reacts to pushed tags, not branches';
  return misses(branches, ref.replace('refs/heads/', ''), 'branches');
}

/** `**` stands for anything, `*` for anything but a slash; the last pattern that fits counts, and `!` takes back. */
function misses(patterns: readonly string[] | undefined, name: string, what: string): string | null {
  if (patterns === undefined) return null;
  const last = patterns.findLast((pattern) => fits(pattern.replace(/^!/, ''), name));
  return last !== undefined && !last.startsWith('!') ? null : `its ${what} are ${patterns.join(', ')}, not ${name}`;
}

function fits(pattern: string, name: string): boolean {
  const source = pattern.replaceAll(/\*\*|[.*+?^${}()|[\]\\]/g, (part) =>
    part === '**' ? '.*' : part === '*' ? '[^/]*' : part === '?' ? '[^/]' : `\\${part}`,
  );
  return new RegExp(`^${source}$`).test(name);
}
