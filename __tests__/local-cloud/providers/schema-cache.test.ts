import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { bindingPackage } from '../../../delivery/local-cloud/providers/schema/binding-package';
import { SchemaCache } from '../../../delivery/local-cloud/providers/schema/schema-cache';

const BINDING = bindingPackage(path.resolve(__dirname, '../../../node_modules'), 'github');
const TEAM = ['resource', 'github_team'] as const;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-cache-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function cacheFile(name: string): string {
  const [versioned] = readdirSync(folder);
  return path.join(folder, versioned!, name);
}

test('a schema comes from the cache as it was derived', () => {
  const derived = new SchemaCache(folder, BINDING).schema(...TEAM);
  expect(derived?.attributes['slug']).toEqual({ type: 'string', computed: true });
  expect(new SchemaCache(folder, BINDING).schema(...TEAM)).toEqual(derived);
});

test('what is in the cache is not derived again', () => {
  new SchemaCache(folder, BINDING).schema(...TEAM);
  writeFileSync(cacheFile('resource.github_team.json'), '{"attributes": {}, "blocks": {}}');
  expect(new SchemaCache(folder, BINDING).schema(...TEAM)).toEqual({ attributes: {}, blocks: {} });
});

test.each([['truncated'], ['']])('a cached file of "%s" is derived anew and mended', (text) => {
  const derived = new SchemaCache(folder, BINDING).schema(...TEAM);
  for (const name of ['resource.github_team.json', 'types.json']) writeFileSync(cacheFile(name), text);
  expect(new SchemaCache(folder, BINDING).schema(...TEAM)).toEqual(derived);
  expect(new SchemaCache(folder, BINDING).schema(...TEAM)).toEqual(derived);
});

test('another version of the binding does not read what this one left', () => {
  new SchemaCache(folder, BINDING).schema(...TEAM);
  new SchemaCache(folder, { ...BINDING, packageVersion: '99.0.0' }).schema(...TEAM);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a type that the provider does not have has no schema', () => {
  expect(new SchemaCache(folder, BINDING).schema('resource', 'github_sandwich')).toBeUndefined();
  expect(new SchemaCache(folder, BINDING).schema('data', 'github_team_membership')).toBeUndefined();
});
