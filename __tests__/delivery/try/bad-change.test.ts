import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeBadChange } from '../../../delivery/try/bad-change';

const PROJECT = join(__dirname, '..', '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-change-'));
  cpSync(join(PROJECT, 'environments'), join(folder, 'environments'), { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('it gives analysts of prod a right that prod promises not to give, and changes no other file', async () => {
  await makeBadChange(folder);
  const prod = readFileSync(join(folder, 'environments', 'prod.ts'), 'utf8');
  expect(prod).toContain("reads: ['ANALYTICS.MARTS', 'RAW.CRM']");
  const estate = readFileSync(join(folder, 'environments', 'estate.ts'), 'utf8');
  expect(estate).toBe(readFileSync(join(PROJECT, 'environments', 'estate.ts'), 'utf8'));
  expect(estate).toContain("{ role: 'ANALYST', schema: 'RAW.CRM', can: [] }");
});

test('a file that has changed its shape is told', async () => {
  writeFileSync(join(folder, 'environments', 'prod.ts'), 'export const prod = {};\n');
  await expect(makeBadChange(folder)).rejects.toThrow('environments/prod.ts has no line "github: {"');
});
