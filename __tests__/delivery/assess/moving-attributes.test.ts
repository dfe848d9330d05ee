import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { movingAttributes } from '../../../delivery/assess/moving-attributes';

const MODULES = join(__dirname, '../../../node_modules/@cdktf');

function declarations(provider: string, folder: string): string {
  return readFileSync(join(MODULES, provider, 'lib', folder, 'index.d.ts'), 'utf8');
}

test('no resource of Snowflake lets anybody set what is taken for a report', () => {
  const all = readdirSync(join(MODULES, 'provider-snowflake/lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => declarations('provider-snowflake', name));
  expect(all.some((text) => text.includes('get showOutput()'))).toBe(true);
  expect(
    all.filter((text) => /set (showOutput|describeOutput)\(|readonly (showOutput|describeOutput)\?/.test(text)),
  ).toEqual([]);
});

test('nobody can set until when a database could be restored', () => {
  const text = declarations('provider-aws', 'db-instance');
  expect(text).toContain('get latestRestorableTime()');
  expect(text).not.toMatch(/set latestRestorableTime\(|readonly latestRestorableTime\?/);
});

test.each(['repository-ruleset', 'organization-ruleset', 'team', 'team-membership'])(
  'nobody can set how GitHub marks its answer about a %s',
  (folder) => {
    const text = declarations('provider-github', folder);
    expect(text).toContain('get etag()');
    expect(text).not.toMatch(/set etag\(|readonly etag\?/);
    expect([...movingAttributes(`github_${folder.replace('-', '_')}`)]).toEqual(['etag']);
  },
);

test('what somebody could set counts, though GitHub sets it too', () => {
  expect(declarations('provider-github', 'repository')).toContain('set etag(');
  expect([...movingAttributes('github_repository')]).toEqual([]);
});

test('of a type that is not known every attribute counts', () => {
  expect([...movingAttributes('google_sql_database')]).toEqual([]);
});
