import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import { path } from '../../environments';
import { load } from '../../environments/load';
import { sandbox } from '../../environments/sandbox';
import type { EnvironmentDraft } from '../../environments/schema/environment';
import { select } from '../../environments/selection';
import { platform } from '../../stacks/platform';

/** Names of the same length, so that what is written for each is as long. */
const user = (i: number) => `u${String(i).padStart(3, '0')}`;

interface Work {
  readonly stacks: number;
  readonly nodes: number;
  readonly bytes: number;
}

/** What synthesizing so many sandboxes makes, without the environments of the path. */
function workOf(count: number): Work {
  const outdir = mkdtempSync(join(tmpdir(), 'many-sandboxes-'));
  const words = Array.from({ length: count }, (_, i) => `sandbox:${user(i)}`);
  const sandboxes = select(path, { SLUICE_EXTRA: words.join(',') }).slice(path.length);
  const app = new App({ outdir });
  for (const environment of sandboxes) platform(app, environment);
  app.synth();
  const files = readdirSync(join(outdir, 'stacks'), { recursive: true, encoding: 'utf8' });
  const bytes = files.reduce((sum, file) => sum + sizeOf(join(outdir, 'stacks', file)), 0);
  rmSync(outdir, { recursive: true });
  return { stacks: app.node.children.length - 1, nodes: app.node.findAll().length, bytes };
}

function sizeOf(file: string): number {
  const found = statSync(file);
  return found.isFile() ? found.size : 0;
}

test('each sandbox more is as much work as the one before: stacks, constructs, bytes', () => {
  const [one, two, three] = [workOf(1), workOf(2), workOf(3)];
  for (const what of ['stacks', 'nodes', 'bytes'] as const) {
    const each = two[what] - one[what];
    expect(each).toBeGreaterThan(0);
    expect(three[what] - two[what]).toBe(each);
  }
});

/** How often the files of that many sandboxes are read into while they are completed and checked. */
function readsOf(count: number): number {
  let reads = 0;
  const counted = (draft: EnvironmentDraft) =>
    new Proxy(draft, {
      get: (target, key, receiver): unknown => {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  load(
    path,
    Array.from({ length: count }, (_, i) => counted(sandbox(user(i)))),
  );
  return reads;
}

test('a hundred sandboxes are checked with ten times the work of ten', () => {
  const [ten, twenty, hundred] = [readsOf(10), readsOf(20), readsOf(100)];
  expect(hundred - twenty).toBe(8 * (twenty - ten));
});
