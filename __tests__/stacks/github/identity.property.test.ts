import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { type Purpose, signInOf } from '../../../environments/identity/sign-in';
import { BootstrapStack } from '../../../stacks/bootstrap-stack';
import { GITHUB_ISSUER } from '../../../environments/identity/github-subjects';
import { RepositoryStack } from '../../../stacks/repository-stack';
import { WarehouseStack } from '../../../stacks/warehouse-stack';
import { approvalEnvironment } from '../../../workflows/names';
import { attributesOf, environmentNamed, synthesized } from '../snowflake/synthesized';

const dev = environmentNamed('dev');

/** A generator of the same numbers in every run: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FORMS = ['legacy', 'immutable', 'both'] as const;

function randomEnvironment(next: () => number): Environment {
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  const word = (letters: string, most: number) =>
    Array.from({ length: 1 + Math.floor(next() * most) }, () =>
      letters.charAt(Math.floor(next() * letters.length)),
    ).join('');
  const repositoryName = () => word('abcXYZ09-_.', 60);
  const id = () => 1 + Math.floor(next() * 999_999_999);
  const product = repositoryName();
  const name = `e${word('abcdefghij0123456789', 12)}`;
  return {
    ...dev,
    name,
    abbreviation: name,
    databases: {},
    roles: { TRANSFORMER: { ...dev.roles['TRANSFORMER']!, reads: [], owns: [] } },
    serviceUsers: {
      TRANSFORMER: { ...dev.serviceUsers['TRANSFORMER']!, identity: { kind: 'github-environment', product } },
    },
    github: {
      ...dev.github,
      owner: word('abcXYZ09-', 30),
      ownerId: id(),
      repository: repositoryName(),
      repositoryId: id(),
      defaultBranch: pick(['main', 'trunk', 'release/next']),
      subjectFormat: pick(FORMS),
      dataProducts: [
        { ...dev.github.dataProducts[0]!, repository: product, repositoryId: id(), subjectFormat: pick(FORMS) },
      ],
    },
  };
}

const CLAIM = new URL(GITHUB_ISSUER).host;

/** What the roles of an environment compare claims with, by the name of the role and of the statement. */
function awsTrust(environment: Environment): ReadonlyMap<string, (claim: string) => readonly string[]> {
  const { resource } = JSON.parse(synthesized(new BootstrapStack(new App(), environment))) as {
    resource: { aws_iam_role: Record<string, { name: string; assume_role_policy: string }> };
  };
  const entries = Object.values(resource.aws_iam_role).flatMap(({ name, assume_role_policy: document }) => {
    const { Statement } = JSON.parse(document) as {
      Statement: { Sid: string; Condition: { StringEquals: Record<string, string | string[]> } }[];
    };
    return Statement.map(({ Sid, Condition }) => {
      const values = (claim: string) => [Condition.StringEquals[`${CLAIM}:${claim}`] ?? []].flat();
      return [`${name.replace(`${environment.name}-sluice-`, '').replace(/-.*/, '')} ${Sid}`, values] as const;
    });
  });
  return new Map(entries);
}

/** The subjects by which jobs of the data product sign in to Snowflake. */
function productSubjects(environment: Environment): readonly string[] {
  return attributesOf(new WarehouseStack(new App(), environment), 'snowflake_execute').flatMap(({ execute }) => {
    const [, subject] = /SUBJECT = '([^']*)'/.exec(String(execute)) ?? [];
    return subject === undefined ? [] : [subject];
  });
}

function githubEnvironments(environment: Environment): readonly string[] {
  const made = attributesOf(new RepositoryStack(new App(), environment), 'github_repository_environment');
  return made
    .filter(({ repository }) => repository === environment.github.repository)
    .map(({ environment: name }) => String(name));
}

/** The subjects of a repository's tokens, as GitHub writes them. */
function written(
  { owner, ownerId }: Environment['github'],
  { repository, repositoryId, subjectFormat }: Environment['github']['dataProducts'][number],
  suffix: string,
): string[] {
  const legacy = `repo:${owner}/${repository}:${suffix}`;
  const immutable = `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${suffix}`;
  return { legacy: [legacy], immutable: [immutable], both: [legacy, immutable] }[subjectFormat];
}

const sorted = (values: readonly string[]) => [...values].sort();

test('GitHub, AWS and Snowflake agree on who is who, for any owner, ids, names, branch and form of the subject', () => {
  const next = numbers(20_261_121);
  const places: readonly [Purpose, string, (environment: Environment) => string][] = [
    ['plan', 'plan PullRequest', () => 'pull_request'],
    ['drift', 'plan Drift', ({ github }) => `ref:refs/heads/${github.defaultBranch}`],
    ['apply', 'apply Environment', ({ name }) => `environment:${name}`],
  ];
  for (let round = 0; round < 25; round += 1) {
    const environment = randomEnvironment(next);
    const { github, name } = environment;
    const trust = awsTrust(environment);
    for (const [purpose, statement, suffix] of places) {
      const expected = sorted(written(github, { ...github.dataProducts[0]!, ...github }, suffix(environment)));
      expect(sorted(trust.get(statement)!('sub'))).toEqual(expected);
      expect(sorted(signInOf(environment, purpose).subjects)).toEqual(expected);
      expect(trust.get(statement)!('repository_id')).toEqual([String(github.repositoryId)]);
    }
    expect(githubEnvironments(environment)).toContain(name);
    expect(trust.get('apply Environment')!('environment')).toEqual([name]);
    const refs = [...trust].flatMap(([statement, of]) =>
      statement.startsWith('product') ? [] : of('job_workflow_ref'),
    );
    const home = `${github.owner}/${github.repository}/.github/workflows/`;
    expect(refs.filter((ref) => !ref.startsWith(home) || !ref.endsWith(`@refs/heads/${github.defaultBranch}`))).toEqual(
      [],
    );

    const product = github.dataProducts[0]!;
    const expected = sorted(written(github, product, `environment:${name}`));
    expect(sorted(trust.get('product GitHub')!('sub'))).toEqual(expected);
    expect(sorted(productSubjects(environment))).toEqual(expected);
  }
});

test('who may apply is not who approves: no role takes the environment that only reviewers stand before', () => {
  const next = numbers(7);
  const environment = randomEnvironment(next);
  const subjects = [...awsTrust(environment).values()].flatMap((of) => of('sub'));
  expect(subjects.filter((subject) => subject.endsWith(`:${approvalEnvironment(environment.name)}`))).toEqual([]);
  expect(subjects.some((subject) => subject.endsWith(`:environment:${environment.name}`))).toBe(true);
});
