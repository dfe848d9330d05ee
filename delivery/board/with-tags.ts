import type { LedgerEntry } from '../model/ledger-entry';
import type { Release } from '../model/release';

type Histories = ReadonlyMap<string, readonly LedgerEntry[]>;

/** Entries in which a release bears its tag wherever it was, also where it had none yet: one tree is one release. */
export function withTags(histories: Histories): Histories {
  const entries = [...histories.values()].flat();
  const tags = new Map(
    entries.flatMap(({ release: { tree, tag } }) => (tag === undefined ? [] : [[tree, tag] as const])),
  );
  const named = (release: Release): Release => {
    const tag = release.tag ?? tags.get(release.tree);
    return tag === undefined ? release : { ...release, tag };
  };
  const tagged = (entry: LedgerEntry): LedgerEntry => ({
    ...entry,
    release: named(entry.release),
    replaces: entry.replaces === null ? null : named(entry.replaces),
  });
  return new Map([...histories].map(([name, own]) => [name, own.map(tagged)]));
}
