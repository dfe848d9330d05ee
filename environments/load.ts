import { nearMiss } from './near-miss';
import { fill } from './fill';
import { EnvironmentError, type Problem } from './problem';
import { profiles } from './profiles';
import { referenceProblems } from './reference-problems';
import { schemaProblems } from './schema-problems';
import { type Environment, type EnvironmentDraft, ProfileName, SECTIONS } from './schema/environment';

/**
 * The environments of a promotion path, completed from their profiles and checked. `promotion.from` of each is the
 * one before it, unless it states an earlier one.
 * @throws EnvironmentError naming every problem of every environment.
 */
export function load(path: readonly EnvironmentDraft[]): Environment[] {
  const problems: Problem[] = [...pathProblems(path)];
  const environments = path.map((draft, i) => complete(draft, path[i - 1]?.name ?? null));
  environments.forEach((environment) => problems.push(...problemsOf(environment)));
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environments as unknown as Environment[];
}

type Raw = Readonly<Record<string, unknown>>;

/** The file of an environment, as the messages name it. */
export function fileOf(name: string): string {
  if (name.startsWith('sbx-')) return 'environments/sandbox.ts';
  if (name.startsWith('pr-')) return 'environments/preview.ts';
  return `environments/${name}.ts`;
}

function complete(draft: EnvironmentDraft, previous: string | null): Raw {
  const profile = ProfileName.safeParse(draft.profile);
  const filled = fill(draft, profile.success ? profiles[profile.data] : {}) as Draftlike;
  const abbreviation = filled.abbreviation ?? draft.name;
  const { accountId, region } = filled.aws ?? {};
  const owner = filled.hasOwnIdentity === false ? 'dev' : abbreviation;
  return fill(filled, {
    abbreviation,
    promotion: { from: previous },
    state: { kind: 's3', bucket: `${owner}-sluice-state-${accountId}`, keyPrefix: draft.name, region },
  }) as Raw;
}

type Draftlike = EnvironmentDraft & Raw;

function problemsOf(environment: Raw): Problem[] {
  const file = fileOf(String(environment['name']));
  const problems: Problem[] = Object.keys(environment)
    .filter((key) => !(key in SECTIONS))
    .map((key) => unknownSection(file, key));
  const sound: Record<string, unknown> = {};
  for (const [section, schema] of Object.entries(SECTIONS)) {
    const found = schemaProblems({ file, schema, value: environment[section], at: [section] });
    if (found.length === 0) sound[section] = environment[section];
    problems.push(...found);
  }
  return [...problems, ...referenceProblems(file, sound)];
}

function unknownSection(file: string, key: string): Problem {
  const known = Object.keys(SECTIONS);
  const near = nearMiss(key, known);
  const problem = { file, path: key, found: 'an unknown key', allowed: `one of ${known.join(', ')}` };
  return near === undefined ? problem : { ...problem, suggestion: JSON.stringify(near) };
}

function pathProblems(path: readonly EnvironmentDraft[]): Problem[] {
  const names = path.map(({ name }) => name);
  return path.flatMap((draft, i) => [
    ...unique(names, i),
    ...fromProblems(draft, names.slice(0, i)),
    ...sharedPrefix(path, i),
  ]);
}

function unique(names: readonly string[], i: number): Problem[] {
  const name = names[i] ?? '';
  if (names.indexOf(name) === i) return [];
  return [
    {
      file: 'environments/index.ts',
      path: `path[${i}]`,
      found: JSON.stringify(name),
      allowed: 'an environment that is not listed before',
    },
  ];
}

function fromProblems(draft: EnvironmentDraft, earlier: readonly string[]): Problem[] {
  const from = draft.promotion?.from;
  if (from === undefined || (from !== null && earlier.includes(from))) return [];
  const file = fileOf(draft.name);
  if (from === null) {
    if (earlier.length === 0) return [];
    return [
      { file, path: 'promotion.from', found: 'null', allowed: `an environment before this one: ${earlier.join(', ')}` },
    ];
  }
  const near = nearMiss(from, earlier);
  const allowed =
    earlier.length === 0
      ? 'nothing: this is the first environment of the path'
      : `an environment before this one: ${earlier.join(', ')}`;
  const problem = { file, path: 'promotion.from', found: JSON.stringify(from), allowed };
  return [near === undefined ? problem : { ...problem, suggestion: JSON.stringify(near) }];
}

function sharedPrefix(path: readonly EnvironmentDraft[], i: number): Problem[] {
  const abbreviation = (draft: EnvironmentDraft | undefined) => draft?.abbreviation ?? draft?.name;
  const mine = abbreviation(path[i]);
  const first = path.findIndex((draft) => abbreviation(draft) === mine);
  const other = path[first];
  if (first === i || other === undefined || other.name === path[i]?.name) return [];
  const file = fileOf(path[i]?.name ?? '');
  return [
    {
      file,
      path: 'abbreviation',
      found: JSON.stringify(mine),
      allowed: `one that ${fileOf(other.name)} does not use: it starts the names of resources`,
    },
  ];
}
