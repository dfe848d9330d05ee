import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { withSetting } from '../../../../delivery/drift/adopt/with-setting';
import type { PlainValue } from '../../../../delivery/model/adoption';

const ROOT = join(__dirname, '..', '..', '..', '..');

const ESTATE = `export const estate = {
  warehouses: { BI: { comment: 'Dashboards' }, LOADING: {} },
  databases: { RAW: { schemas: { CRM: {} } } },
} as const satisfies X;
`;

/** An environment file that says this beside its name. */
function file(inside: string): string {
  return `import { estate } from './estate';\n\n/** Ünïcode 🎈 before it. */\nexport const dev = {\n  ...estate,\n  name: 'dev',\n${inside}} as const satisfies EnvironmentDraft;\n`;
}

function edit(text: string, path: string, value: PlainValue) {
  const read = (name: string) => Promise.resolve(name === 'environments/estate.ts' ? ESTATE : null);
  const from = { file: 'environments/dev.ts', text, environment: 'dev', read };
  return withSetting(from, { path: path.split('.'), value });
}

async function inside(before: string, path: string, value: PlainValue): Promise<string> {
  const done = await edit(file(before), path, value);
  if (done.kind !== 'edited') throw new Error(done.because);
  const [head, foot] = file('\u0000').split('\u0000') as [string, string];
  expect(done.text.startsWith(head)).toBe(true);
  expect(done.text.endsWith(foot)).toBe(true);
  return done.text.slice(head.length, done.text.length - foot.length);
}

async function refusal(text: string, path = 'warehouses.BI.size'): Promise<string> {
  const done = await edit(text, path, 'LARGE');
  return done.kind === 'edited' ? `edited: ${done.text}` : done.because;
}

const OWN = '...estate.warehouses, BI: { ...estate.warehouses.BI';

describe('a setting', () => {
  test.each([
    ['that only a spread has', '', 'warehouses.BI.size', `  warehouses: { ${OWN}, size: 'LARGE' } },\n`],
    [
      'of a schema that only a spread has',
      '',
      'databases.RAW.schemas.CRM.comment',
      [
        '  databases: {',
        '    ...estate.databases,',
        '    RAW: {',
        '      ...estate.databases.RAW,',
        "      schemas: { ...estate.databases.RAW.schemas, CRM: { ...estate.databases.RAW.schemas.CRM, comment: 'LARGE' } },",
        '    },',
        '  },',
        '',
      ].join('\n'),
    ],
    ['of a record that nothing has', '', 'monitors.M.a', "  monitors: { M: { a: 'LARGE' } },\n"],
    [
      'of an object of which another is stated',
      "  warehouses: { ...estate.warehouses, LOADING: { size: 'SMALL', autoSuspendSeconds: 120 } },\n",
      'warehouses.BI.size',
      "  warehouses: {\n    ...estate.warehouses,\n    LOADING: { size: 'SMALL', autoSuspendSeconds: 120 },\n    BI: { ...estate.warehouses.BI, size: 'LARGE' },\n  },\n",
    ],
    [
      'that is stated',
      `  warehouses: { ${OWN}, size: 'SMALL', maximumClusters: 3 } }, // why\n`,
      'warehouses.BI.size',
      `  warehouses: { ${OWN}, size: 'LARGE', maximumClusters: 3 } }, // why\n`,
    ],
    [
      'that is stated with a type',
      "  warehouses: { BI: { size: ('SMALL' as const) } },\n",
      'warehouses.BI.size',
      "  warehouses: { BI: { size: ('LARGE' as const) } },\n",
    ],
    [
      'of an object without it',
      "  monitors: {\n    'WH': { quota: 50 },\n  },\n",
      'monitors.WH.size',
      "  monitors: {\n    'WH': { quota: 50, size: 'LARGE' },\n  },\n",
    ],
    [
      'of an empty object',
      '  warehouses: { BI: {} },\n',
      'warehouses.BI.size',
      "  warehouses: { BI: { size: 'LARGE' } },\n",
    ],
    [
      'of what a name stands for',
      '  warehouses: estate.warehouses,\n',
      'warehouses.BI.size',
      `  warehouses: { ${OWN}, size: 'LARGE' } },\n`,
    ],
    [
      'beside comments',
      '  warehouses: {\n    // first\n    BI: {\n      size: 1, // last, why\n      /* below */\n    },\n  },\n',
      'warehouses.BI.kind',
      "  warehouses: {\n    // first\n    BI: {\n      size: 1, // last, why\n      kind: 'LARGE',\n      /* below */\n    },\n  },\n",
    ],
  ])('%s is stated, and nothing else changes', async (...[, before, path, after]) => {
    expect(await inside(before, path, 'LARGE')).toBe(after);
  });

  test('may be a number or a boolean', async () => {
    expect(await inside('  retention: { days: 1_000 },\n', 'retention.days', 90)).toBe('  retention: { days: 90 },\n');
    expect(await inside('  airflow: { on: true },\n', 'airflow.on', false)).toBe('  airflow: { on: false },\n');
  });

  test('stated again as it is changes nothing', async () => {
    const text = file("  warehouses: { BI: { size: 'LARGE' } },\n");
    expect(await edit(text, 'warehouses.BI.size', 'LARGE')).toEqual({ kind: 'edited', text });
  });

  test('of each environment of this repository has a place', async () => {
    for (const name of ['dev', 'staging', 'prod']) {
      const read = (other: string) => Promise.resolve(readFileSync(join(ROOT, other), 'utf8'));
      const path = `environments/${name}.ts`;
      const from = { file: path, text: await read(path), environment: name, read };
      const done = await withSetting(from, { path: ['warehouses', 'BI', 'autoSuspendSeconds'], value: 90 });
      expect(done).toMatchObject({ kind: 'edited', text: expect.stringContaining('autoSuspendSeconds: 90') as string });
    }
  });
});

test.each([
  "'; process.exit()//",
  '${process.exit()}',
  '`${1}`',
  String.raw`\'; x //`,
  'a\nb\u2028c\u202Ed\u0000',
  '"both\' kinds"',
  '</script>*/',
  'é🎈',
])('the hostile text %j comes out as a literal of just that text', async (hostile) => {
  const { parse } = await import('@swc/core').then(({ parseSync }) => ({ parse: parseSync }));
  const text = await inside('', 'warehouses.BI.comment', hostile);
  const module = parse(`x = {${text}}`, { syntax: 'typescript' });
  const literals: string[] = [];
  JSON.stringify(module, (key, value: { type?: string; value?: string } | null) => {
    if (value?.type === 'StringLiteral') literals.push(value.value ?? '');
    if (value?.type === 'CallExpression' || value?.type === 'TemplateLiteral') throw new Error('it is live');
    return value;
  });
  expect(literals).toEqual([hostile]);
  expect(text).toMatch(/^[\x20-\x7Eé🎈\n]+$/u);
});

describe('what is not understood is left as it is, and the reason told:', () => {
  test.each([
    ['a file that does not compile', 'export const dev = {', 'it does not compile'],
    ['no object of the name', "export const x = { name: 'prod' };\n", "no constant object with the name 'dev'"],
    ['two objects of the name', "const a = { name: 'dev' };\nconst b = { name: 'dev' };\n", 'more than one'],
    ['a function', "export function dev() { return { name: 'dev' }; }\n", 'no constant object'],
    ['a computed name', file('  [key]: 1,\n'), 'the name of a property is computed'],
    ['a spread behind it', file("  warehouses: { BI: { size: 'SMALL', ...more } },\n"), 'may overrule it'],
    ['a spread of a call', `export const dev = { ...made(), name: 'dev' };\n`, 'cannot be looked into'],
    [
      'a spread of another package',
      "import { x } from 'x';\nexport const dev = { ...x, name: 'dev' };\n",
      'cannot be looked into',
    ],
    ['a value that is a name', file('  warehouses: { BI: { size: SIZE } },\n'), 'something else than a plain value'],
    [
      'a value that is a template',
      file('  warehouses: { BI: { size: `${x}` } },\n'),
      'something else than a plain value',
    ],
    ['an object that is a call', file('  warehouses: made(),\n'), 'neither an object literal nor the name of one'],
    ['a getter', file('  get warehouses() { return 1; },\n'), 'not stated as a value'],
    ['a shorthand', file('  warehouses,\n'), 'not stated as a value'],
    ['a name that is stated twice', file('  warehouses: {},\n  warehouses: {},\n'), 'stated twice'],
    ['comments where it would go', file('  warehouses: { BI: {\n x: 1 // why\n } },\n'), 'comments stand'],
  ])('%s', async (_what, text, because) => {
    expect(await refusal(text)).toContain(because);
  });
});
