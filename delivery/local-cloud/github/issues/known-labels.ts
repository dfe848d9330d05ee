import type { Call } from '../api/call';
import { labelKey } from './label-body';

/** The colour of a label that nobody has coloured. */
export const UNCOLOURED = 'ededed';

/** The labels' names as they were first written, each once; labels that are new to the repository are made. */
export function knownLabels({ repository: { store } }: Call, names: readonly string[]): string[] {
  const known = names.map((name) => {
    const key = labelKey(name);
    const label = store.labels.get(key);
    if (label !== undefined) return label.name;
    return store.labels.put(key, { id: store.nextId(), name, color: UNCOLOURED, description: null }).name;
  });
  return [...new Set(known)];
}
