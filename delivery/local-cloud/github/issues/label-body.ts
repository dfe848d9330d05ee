import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import type { Label } from '../store/records';

/** The labels of these names, as things that carry them show them. */
export function labelBodies(call: Call, names: readonly string[]) {
  const { labels } = call.repository.store;
  return names.flatMap((name) => labels.get(labelKey(name)) ?? []).map((label) => labelBody(call, label));
}

/** A label as GitHub shows it. */
export function labelBody({ urls }: Call, { id, name, color, description }: Label) {
  const url = urls.api(`/labels/${encodeURIComponent(name)}`);
  return {
    id,
    node_id: nodeId('LA', id),
    url,
    name,
    color,
    default: false,
    description: description ?? '',
  } satisfies Body<'issues', 'getLabel'>;
}

/** Label names do not tell case apart. */
export function labelKey(name: string): string {
  return name.toLowerCase();
}
