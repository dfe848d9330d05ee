import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Testing, TerraformStack } from 'cdktf';

import { factsOf, TYPES } from '../../../../delivery/assess/risk/type-table';
import { platform } from '../../../../stacks/platform';
import { everyProfile } from '../../../stacks/snowflake/synthesized';

const FOLDER = join(__dirname, '../../../../delivery/assess/risk/types');
const PROVIDERS = join(__dirname, '../../../../node_modules/@cdktf');

/** The names of all attributes of a type, from the installed bindings; `undefined` for what they do not have. */
function namesIn(type: string): ReadonlySet<string> | undefined {
  const [, provider = '', rest = ''] = /^([a-z]+)_(.+)$/.exec(type) ?? [];
  const folder = join(PROVIDERS, `provider-${provider}`, 'lib', rest.replaceAll('_', '-'));
  if (!existsSync(folder)) return undefined;
  const text = ['index.js', 'index-structs/structs0.js', 'index-structs/structs400.js']
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return new Set([...text.matchAll(/^\s+([a-z][a-z0-9_]*): /gm)].map(([, name]) => name!));
}

const OF_BINDINGS = Object.keys(TYPES).filter((type) => /^(aws|github|snowflake)_/.test(type));

test('every type that the stacks of every profile make is in the table', () => {
  const app = Testing.app();
  for (const environment of everyProfile()) platform(app, environment);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  const types = new Set(
    stacks.flatMap((stack) => Object.keys((stack.toTerraform() as { resource?: object }).resource ?? {})),
  );
  expect(types.size).toBeGreaterThan(50);
  expect([...types].filter((type) => factsOf(type) === undefined)).toEqual([]);
});

test('there are at least 60 types, each with the page that its facts come from', () => {
  expect(Object.keys(TYPES).length).toBeGreaterThanOrEqual(60);
  for (const { source } of Object.values(TYPES)) expect(source).toMatch(/documentation|Guide/);
});

test('no type stands in two files of the table', () => {
  const names = readdirSync(FOLDER).flatMap((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    return [...text.matchAll(/^ {2}(\w+): \{(?= source|$)/gm)].map(([, name]) => name!);
  });
  expect(names.sort()).toEqual(Object.keys(TYPES).sort());
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every type is one that the installed bindings know', () => {
  expect(OF_BINDINGS.filter((type) => namesIn(type) === undefined)).toEqual([]);
});

test('every attribute that a rule looks at is one that its type has', () => {
  const strange = OF_BINDINGS.flatMap((type) => {
    const known = namesIn(type) ?? new Set();
    const paths = (TYPES[type]!.watches ?? []).flatMap(([at, , , , owner]) => [at, owner?.at ?? at]);
    const names = paths.flatMap((path) => path.split(/[.[\]]+/).filter((name) => name !== ''));
    return [...new Set(names)].filter((name) => !known.has(name)).map((name) => `${type}.${name}`);
  });
  expect(strange).toEqual([]);
});
