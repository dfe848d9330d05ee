import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a run keeps its artifacts: `ID/artifact.json` and `ID/files/`. */
export const folder = process.env.SLUICE_RUN_ARTIFACTS;

/** All artifacts of this run that are whole. */
export function artifacts() {
  return readdirSync(folder)
    .filter((id) => /^\d+$/.test(id))
    .flatMap((id) => {
      try {
        return [JSON.parse(readFileSync(join(folder, id, 'artifact.json'), 'utf8'))];
      } catch {
        return [];
      }
    });
}

/** An id that nothing has had; ids of one run are none of another's. */
export function newId() {
  const base = Number(process.env.GITHUB_RUN_ID) * 10_000;
  for (let id = base + readdirSync(folder).length + 1; ; id += 1) {
    try {
      mkdirSync(join(folder, String(id)));
      return id;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** Whether a name matches a pattern: `*` stands for anything. */
export function matches(pattern, name) {
  const source = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '.*' : c === '?' ? '.' : `\\${c}`));
  return new RegExp(`^${source}$`).test(name);
}
