import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { path } from '../../../environments';
import { select } from '../../../environments/selection';

/** Ids of git, in place of true ones. */
export const RELEASE = { format: 1, commit: 'c0'.repeat(20), tree: '7e'.repeat(20), branches: ['main'] };

/** What a test says differently of a build. */
export interface BuiltOtherwise {
  /** Terraform by stack id. */
  readonly stacks?: Readonly<Record<string, object>>;
  /** What the manifest says of stacks, beside what is right. */
  readonly manifest?: Readonly<Record<string, object>>;
  readonly release?: object;
  readonly environments?: readonly object[];
}

/** An unpacked build, made by hand. */
export function builtFolder({ stacks = { 'dev-lake': {} }, ...otherwise }: BuiltOtherwise = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-built-'));
  const out = join(folder, 'cdktf.out');
  for (const [id, configuration] of Object.entries(stacks)) {
    mkdirSync(join(out, 'stacks', id), { recursive: true });
    writeFileSync(join(out, 'stacks', id, 'cdk.tf.json'), JSON.stringify(configuration));
  }
  const entries: [string, object][] = Object.keys(stacks).map((id) => [id, manifestEntry(id)]);
  const manifest = { stacks: Object.fromEntries([...entries, ...Object.entries(otherwise.manifest ?? {})]) };
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(out, 'environments.json'), JSON.stringify(otherwise.environments ?? select(path, {})));
  writeFileSync(join(folder, 'release.json'), JSON.stringify(otherwise.release ?? RELEASE));
  return folder;
}

/** What a manifest says of a stack. */
export function manifestEntry(id: string, dependencies: readonly string[] = []): object {
  return { name: id, workingDirectory: `stacks/${id}`, dependencies };
}
