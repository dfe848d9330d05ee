import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { path } from '../../../environments';
import { snowflakeSetup } from '../../../environments/identity/snowflake-setup';
import { load } from '../../../environments/load';
import type { Environment } from '../../../environments/schema/environment';

const [dev] = load(path);

test('the README says for dev what its environment comes to', () => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const shown = readme
    .split('\n')
    .map((line) => line.replace(/^ {3}/, ''))
    .join('\n');
  expect(shown).toContain(`\`\`\`sql\n${snowflakeSetup(dev!)}\n\`\`\``);
});

test('whoever plans or looks for drift is granted the role that sees, and no other', () => {
  const grants = [...snowflakeSetup(dev!).matchAll(/^GRANT ROLE (\w+) TO USER (\w+);$/gm)].map(([, ...pair]) => pair);
  expect(grants).toEqual([
    ['DEPLOYER_DEV_READ', 'SLUICE_DEV_PLAN'],
    ['DEPLOYER_DEV_READ', 'SLUICE_DEV_DRIFT'],
    ['DEPLOYER_DEV', 'SLUICE_DEV'],
    ['ACCOUNTADMIN', 'SLUICE_DEV'],
  ]);
  expect(snowflakeSetup(dev!)).not.toMatch(/^GRANT (?!ROLE).*TO ROLE DEPLOYER_DEV_READ/m);
});

test('no two users have one subject, and each has both forms in the days of a migration', () => {
  const github: Environment['github'] = { ...dev!.github, subjectFormat: 'both' };
  const subjects = [...snowflakeSetup({ ...dev!, github }).matchAll(/SUBJECT = '([^']+)'/g)].map(([, one]) => one);
  expect(subjects).toHaveLength(6);
  expect(new Set(subjects).size).toBe(6);
});
