import type { BoardEntry, BoardPlace, BoardRelease } from '../model/board';
import { whatStands } from '../model/history';
import type { Release } from '../model/release';

/**
 * The releases that entries tell of, the newest first, and how far each got in each environment.
 * @param histories entries by environment, newest first.
 */
export function releasesOf(histories: ReadonlyMap<string, readonly BoardEntry[]>): BoardRelease[] {
  const found = new Map<string, { readonly release: Release; first: string; readonly places: BoardPlace[] }>();
  for (const [environment, entries] of histories) {
    const standing = whatStands(entries)?.release.tree;
    const told = new Set<string>();
    for (const { release, state, opened, at, note } of entries) {
      const known = found.get(release.tree) ?? { release, first: opened, places: [] };
      found.set(release.tree, known);
      if (opened < known.first) known.first = opened;
      if (told.has(release.tree)) continue;
      told.add(release.tree);
      known.places.push({ environment, stands: release.tree === standing, state, at, note });
    }
  }
  return [...found.values()].sort((a, b) => (a.first < b.first ? 1 : -1));
}
