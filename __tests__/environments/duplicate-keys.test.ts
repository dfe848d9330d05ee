import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { refuseDuplicateKeys } from '../../environments/duplicate-keys';

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duplicate-keys-')), 'estate.ts');
  writeFileSync(file, text);
  return file;
}

test('two schemas of one name are refused, with the line of each', () => {
  const file = fileWith(
    'export const estate = {\n  schemas: {\n    CRM: {},\n    EVENTS: {},\n    CRM: {},\n  },\n};\n',
  );
  expect(() => {
    refuseDuplicateKeys(file);
  }).toThrow(
    /^1 problem in the environments.*\n\n.*estate\.ts: line 5\n {2}found {4}CRM a second time; the first is in line 3/,
  );
});

test('a name that overrides one of a spread object is no second one', () => {
  const file = fileWith('const a = { CRM: 1 };\nexport const b = { ...a, CRM: 2 };\nexport const c = { a, CRM: 3 };\n');
  expect(() => {
    refuseDuplicateKeys(file);
  }).not.toThrow();
});

test('the environments of this project name everything once', () => {
  expect(() => {
    refuseDuplicateKeys('environments/index.ts');
  }).not.toThrow();
});
