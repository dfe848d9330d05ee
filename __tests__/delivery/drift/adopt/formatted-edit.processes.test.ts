import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withSetting } from '../../../../delivery/drift/adopt/with-setting';
import type { PlainValue } from '../../../../delivery/model/adoption';

const ROOT = join(__dirname, '..', '..', '..', '..');

const SETTINGS: readonly (readonly [string, PlainValue])[] = [
  ['warehouses.BI.size', 'MEDIUM'],
  ['warehouses.TRANSFORMING.autoSuspendSeconds', 120],
  ['warehouses.LOADING.comment', `it's "both"; ${'so '.repeat(40)}'; process.exit()//`],
  ['monitors.WAREHOUSES.creditQuota', 75],
  ['monitors.WAREHOUSES.suspendPercent', 80],
  ['databases.RAW.retentionDays', 3],
  ['databases.RAW.schemas.CRM.retentionDays', 2],
  ['databases.RAW.schemas.EVENTS.comment', 'x'.repeat(118)],
  ['databases.ANALYTICS.comment', 'a\nb'],
  ['roles.ANALYST.comment', "it's theirs"],
];

test.each(['dev', 'staging', 'prod'])(
  'the file of %s stays as the formatter writes it, edit after edit',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-edit-'));
    const file = `environments/${name}.ts`;
    const read = (other: string) => Promise.resolve(readFileSync(join(ROOT, other), 'utf8'));
    let text = await read(file);
    const written = [];
    for (const [path, value] of SETTINGS) {
      const done = await withSetting({ file, text, environment: name, read }, { path: path.split('.'), value });
      if (done.kind !== 'edited') throw new Error(done.because);
      text = done.text;
      const edited = join(folder, `${written.length}.ts`);
      writeFileSync(edited, text);
      written.push(edited);
    }
    cpSync(join(ROOT, '.oxfmtrc.json'), join(folder, '.oxfmtrc.json'));
    const oxfmt = join(ROOT, 'node_modules', '.bin', 'oxfmt');
    const checked = spawnSync(oxfmt, ['--check', ...written], { cwd: folder, encoding: 'utf8' });
    expect(`${checked.stdout}${checked.stderr}`).toContain('All matched files use the correct format');
    expect(checked.status).toBe(0);
    rmSync(folder, { recursive: true });
  },
);
