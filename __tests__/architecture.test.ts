import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const FOLDERS = ['environments', 'workflows', 'stacks', 'delivery'] as const;

const NOUNS = ['delivery/model', 'delivery/ports'];
const VERB = [...NOUNS, 'environments'];
const CHAIN = ['plan', 'assess', 'report', 'review', 'gate', 'apply', 'verify', 'promote'].map(
  (verb) => `delivery/${verb}`,
);

/**
 * Who may import whom. A file belongs to the longest key that it is in; a row lists the keys it may import, besides
 * its own. `type` rows may import only types from there.
 */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['environments', 'stacks'],
  environments: [],
  // Pure names: what stacks make, and what delivery and workflows tell jobs, must be the same.
  'environments/identity': ['environments'],
  // Workflows are made from environments, and know neither what is built nor what carries it.
  'workflows/names.ts': [],
  'workflows/model': ['workflows/names.ts'],
  'workflows/product': ['workflows/names.ts', 'workflows/model', 'environments (type)'],
  'workflows/delivery': ['workflows/names.ts', 'workflows/model', 'environments'],
  workflows: ['environments', 'delivery/tools'],
  // Identity trusts the workflows by their names; a data product's repository is given its workflow.
  'stacks/constructs': [
    'environments (type)',
    'environments/identity',
    'workflows/names.ts',
    'workflows/model',
    'workflows/product',
  ],
  stacks: [
    'stacks/constructs',
    'environments (type)',
    'environments/identity',
    'workflows/names.ts',
    'workflows/model',
  ],
  'delivery/model': ['environments (type)'],
  'delivery/ports': ['delivery/model'],
  'delivery/synth': VERB,
  'delivery/plan': VERB,
  'delivery/assess': VERB,
  'delivery/report': [...NOUNS, 'environments (type)'],
  'delivery/review': VERB,
  'delivery/gate': VERB,
  'delivery/apply': VERB,
  'delivery/verify': VERB,
  'delivery/promote': VERB,
  'delivery/rollback': VERB,
  'delivery/drift': VERB,
  'delivery/release': VERB,
  'delivery/sandbox': VERB,
  'delivery/board': VERB,
  'delivery/redaction': ['delivery/model'],
  'delivery/adapters/process': [...NOUNS, 'delivery/redaction'],
  'delivery/adapters/aws': ['delivery/model', 'delivery/ports'],
  'delivery/adapters/cdktf': [...NOUNS, 'delivery/adapters/process', 'environments'],
  'delivery/adapters/build': [...NOUNS, 'delivery/adapters/process', 'delivery/adapters/cdktf', 'environments (type)'],
  'delivery/adapters/git': [...NOUNS, 'delivery/adapters/process'],
  'delivery/adapters/github': NOUNS,
  'delivery/adapters/terminal': NOUNS,
  'delivery/adapters/terraform': [...NOUNS, 'delivery/redaction', 'delivery/adapters/process'],
  // What is composed, from the ground up: a turn on the ledger, the pipeline, what goes on around it.
  'delivery/turn': [...NOUNS, ...CHAIN, 'delivery/release'],
  'delivery/pipeline.ts': [...NOUNS, ...CHAIN, 'delivery/synth', 'delivery/turn'],
  'delivery/flows': [
    ...NOUNS,
    ...CHAIN,
    'delivery/synth',
    'delivery/rollback',
    'delivery/drift',
    'delivery/release',
    'delivery/sandbox',
    'delivery/board',
    'delivery/redaction',
    'delivery/turn',
    'delivery/pipeline.ts',
    'environments (type)',
  ],
  // Programs that the project installs for itself: what checks workflows, what runs them, what serves the local AWS.
  'delivery/tools': [],
  'delivery/local-cloud': ['delivery/tools'],
  'delivery/try': [
    ...NOUNS,
    'delivery/synth',
    'delivery/pipeline.ts',
    'delivery/flows',
    'delivery/report',
    'delivery/adapters/git',
    'delivery/adapters/process',
    'environments (type)',
  ],
  'delivery/commands': ['delivery', 'environments', 'workflows/names.ts'],
  'delivery/cli.ts': ['delivery', 'environments'],
  'delivery/gate-cli.ts': ['delivery', 'environments'],
};

const BANNED_NAMES =
  /(^|\/)(utils?|helpers?|common|lib|manager|handler|data|info)(\/|\.ts$)|-(utils?|helpers?|manager|handler)\.ts$/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = ['main.ts', ...FOLDERS.flatMap(typescriptIn)];
const text = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = files.flatMap(importsOf);

function typescriptIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function importsOf(from: string): Import[] {
  const statements = [...text.get(from)!.matchAll(/^(import|export)\s+(type\s+)?([^;'"]*?)\s*from\s+'(\.[^']*)'/gm)];
  return statements.map(([, , type, names = '', specifier = '']) => {
    const allTypes =
      names.startsWith('{') &&
      names
        .replace(/[{}\s]/g, '')
        .split(',')
        .every((name) => name === '' || name.startsWith('type'));
    return { from, to: target(from, specifier), typeOnly: type !== undefined || allTypes };
  });
}

function target(from: string, specifier: string): string {
  const path = normalize(join(dirname(from), specifier));
  return text.has(`${path}.ts`) ? `${path}.ts` : text.has(`${path}/index.ts`) ? `${path}/index.ts` : path;
}

function rowOf(file: string): string | undefined {
  return Object.keys(EDGES)
    .filter((key) => file === key || file.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function mayImport({ from, to, typeOnly }: Import): boolean {
  const row = rowOf(from);
  if (row === undefined) return false;
  if (to.startsWith(`${row}/`) || to === row) return true;
  return EDGES[row]!.some((rule) => {
    const folder = rule.replace(' (type)', '');
    return (to === folder || to.startsWith(`${folder}/`)) && (typeOnly || !rule.endsWith('(type)'));
  });
}

test('every file belongs to a row of the table', () => {
  expect(files.filter((file) => rowOf(file) === undefined)).toEqual([]);
});

test('every import is one that the table allows', () => {
  const breaches = imports.filter((edge) => !mayImport(edge)).map(({ from, to }) => `${from} -> ${to}`);
  expect(breaches).toEqual([]);
});

test('the table would catch a stack that imports what deploys it', () => {
  expect(mayImport({ from: 'stacks/lake-stack.ts', to: 'delivery/pipeline.ts', typeOnly: true })).toBe(false);
  expect(mayImport({ from: 'delivery/plan/plan.ts', to: 'delivery/apply/apply.ts', typeOnly: false })).toBe(false);
  expect(mayImport({ from: 'stacks/lake-stack.ts', to: 'environments/dev.ts', typeOnly: false })).toBe(false);
});

test('commands and the command line know the local cloud only by its servers, and by what runs workflows on it', () => {
  const inside = imports.filter(
    ({ from, to }) => !from.startsWith('delivery/local-cloud/') && to.startsWith('delivery/local-cloud/'),
  );
  const doors = ['server.ts', 'product-cloud.ts', 'workflows.ts'].map((file) => `delivery/local-cloud/${file}`);
  expect(inside.filter(({ to }) => !doors.includes(to))).toEqual([]);
});

test('no file imports itself through others', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
    if (done.has(file) || above.includes(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...above, file]);
    done.add(file);
  };
  files.forEach((file) => {
    visit(file, []);
  });
  expect(circles).toEqual([]);
});

test('names say what a file holds', () => {
  expect(files.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
  expect(files.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
});

test('there are no barrels', () => {
  const barrels = files.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(text.get(file)!));
  expect(barrels).toEqual([]);
});

test('every export says what it guarantees', () => {
  const bare = files.flatMap((file) => {
    const lines = text.get(file)!.split('\n');
    return lines.flatMap((line, i) => {
      const exported = /^export (default )?(abstract )?(async )?(function|class|const|interface|type|enum) (\w+)/.exec(
        line,
      );
      if (exported === null) return [];
      // A type inferred from a schema is told by the schema's own sentence.
      if (/^export type (\w+) = z\.infer<typeof \1>;/.test(line)) return [];
      const above = lines[i - 1]?.trim() ?? '';
      return above.endsWith('*/') ? [] : [`${file}: ${exported[5]}`];
    });
  });
  expect(bare).toEqual([]);
});

test('main.ts stays under 20 lines', () => {
  expect(text.get('main.ts')!.split('\n').length).toBeLessThan(21);
});

test('no file silences the compiler or the linter without saying why', () => {
  const silent = files.filter((file) =>
    /@ts-(ignore|nocheck|expect-error)|(es|ox)lint-disable(?!.*--)|\bas any\b/.test(text.get(file)!),
  );
  expect(silent).toEqual([]);
});
