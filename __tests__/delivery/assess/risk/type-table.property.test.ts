import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Testing, TerraformStack } from 'cdktf';

import { assessRisks } from '../../../../delivery/assess/risk/assess-risks';
import { factsOf, TYPES } from '../../../../delivery/assess/risk/type-table';
import { type Attributes, isAttributes, UNKNOWN, type Value } from '../../../../delivery/model/value';
import { platform } from '../../../../stacks/platform';
import { everyProfile } from '../../../stacks/snowflake/synthesized';
import { changeOf } from './cases/risk-case';

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

type Resources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

const STACKS = synthesized();

/** What the stacks of every profile make. */
function synthesized(): Resources[] {
  const app = Testing.app();
  for (const environment of everyProfile()) platform(app, environment);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  return stacks.map((stack) => (JSON.parse(Testing.synth(stack)) as { resource?: Resources }).resource ?? {});
}

/** An attribute as a plan has it before anything exists: what refers to another object is not known. */
function planned(value: Value): Value {
  if (typeof value === 'string') return /(?<!\$)\$\{/.test(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(planned);
  return isAttributes(value) ? plannedAttributes(value) : value;
}

function plannedAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, planned(value)]));
}

test('making the stacks of every profile from nothing loses no data, and holds nothing that nobody knows', () => {
  const changes = STACKS.flatMap((types) =>
    Object.entries(types).flatMap(([type, byId]) =>
      Object.values(byId).map((after) =>
        changeOf(type, { action: 'create', before: null, after: plannedAttributes(after) }),
      ),
    ),
  );
  const kinds = assessRisks({ changes }).flatMap(({ change, risks }) =>
    risks.map(({ kind }) => `${change.type} ${kind}`),
  );
  // Its SQL names its user by reference, which only a real plan resolves.
  const strange = kinds.filter((kind) => /data-loss|unknown-type/.test(kind) && !kind.startsWith('snowflake_execute'));
  expect(strange).toEqual([]);
});

test('every type that the stacks of every profile make is in the table', () => {
  const types = new Set(STACKS.flatMap((stack) => Object.keys(stack)));
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
