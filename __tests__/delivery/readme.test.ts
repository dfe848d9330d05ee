import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ERROR_CODES } from '../../delivery/model/error-codes';

test('the table of exit codes in the README is that of the program', () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'delivery', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| +(\d+) \| (\w+) +\| (.*?) +\|$/gm)].map(([, exit, code, means]) => [
    code,
    Number(exit),
    means,
  ]);
  const known = Object.entries(ERROR_CODES).map(([code, { exit, means }]) => [code, exit, means]);
  expect(new Set(rows.map((row) => row.join()))).toEqual(
    new Set([['Done', 0, 'all that was asked for is done'], ...known].map((row) => row.join())),
  );
});
