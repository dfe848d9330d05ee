import { cloneProblems } from './clone-problems';
import { fileOf } from './file-of';
import { fill } from './fill';
import { identityProblems } from './identity-problems';
import { nearMiss } from './near-miss';
import { pathProblems } from './path-problems';
import { EnvironmentError, type Problem } from './problem';
import { profiles } from './profiles';
import { productProblems } from './product-problems';
import { referenceProblems } from './reference-problems';
import { schemaProblems } from './schema-problems';
import { type Environment, type EnvironmentDraft, ProfileName, SECTIONS } from './schema/environment';
import type { Sound } from './sound';
import { workflowsOf } from './workflows-of';

/**
 * The environments of a promotion path, then those beside it (sandboxes, previews), completed from their profiles and
 * checked. `promotion.from` of each on the path is the one before it, unless it states an earlier one.
 * @throws EnvironmentError naming every problem of every environment.
 */
export function load(path: readonly EnvironmentDraft[], beside: readonly EnvironmentDraft[] = []): Environment[] {
  const completed = [
    ...path.map((draft, i) => complete(draft, { path, previous: path[i - 1]?.name ?? null })),
    ...beside.map((draft) => complete(draft, { path, previous: null })),
  ];
  const checked = completed.map(check);
  const sound = checked.map((environment) => environment.sound);
  const problems = [
    ...pathProblems(path, beside),
    ...checked.flatMap((environment) => environment.problems),
    ...identityProblems(sound.slice(0, path.length), sound.slice(path.length)),
    ...productProblems(sound),
    ...cloneProblems(sound),
  ];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return withWorkflows(completed as unknown as Environment[]);
}

type Raw = Readonly<Record<string, unknown>>;
type Draftlike = EnvironmentDraft & Raw;

interface Place {
  readonly path: readonly EnvironmentDraft[];
  readonly previous: string | null;
}

function complete(draft: EnvironmentDraft, { path, previous }: Place): Raw {
  const profile = ProfileName.safeParse(draft.profile);
  const filled = fill(draft, profile.success ? profiles[profile.data] : {}) as Draftlike;
  const abbreviation = filled.abbreviation ?? draft.name;
  const { accountId, region } = filled.aws ?? {};
  const host = path.find(({ name }) => name === filled.identityOf);
  const owner = host === undefined ? abbreviation : (host.abbreviation ?? host.name);
  return fill(filled, {
    abbreviation,
    promotion: { from: previous },
    state: { kind: 's3', bucket: `${owner}-sluice-state-${accountId}`, keyPrefix: draft.name, region },
  }) as Raw;
}

interface Checked {
  readonly sound: Sound;
  readonly problems: readonly Problem[];
}

function check(environment: Raw): Checked {
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
  return { sound, problems: [...problems, ...referenceProblems(file, sound)] };
}

function withWorkflows(environments: readonly Environment[]): Environment[] {
  const workflows = workflowsOf(environments);
  return environments.map((environment) => {
    const { github } = environment;
    return github.governs ? { ...environment, github: { ...github, workflows } } : environment;
  });
}

function unknownSection(file: string, key: string): Problem {
  const known = Object.keys(SECTIONS);
  const near = nearMiss(key, known);
  const problem = { file, path: key, found: 'an unknown key', allowed: `one of ${known.join(', ')}` };
  return near === undefined ? problem : { ...problem, suggestion: JSON.stringify(near) };
}
