import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { BootstrapStack } from '../../../stacks/bootstrap-stack';
import { GITHUB_ISSUER } from '../../../environments/identity/github-subjects';
import { RepositoryStack } from '../../../stacks/repository-stack';
import { WarehouseStack } from '../../../stacks/warehouse-stack';
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

function randomEnvironment(next: () => number): Environment {
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  const word = (letters: string, most: number) =>
    Array.from({ length: 1 + Math.floor(next() * most) }, () =>
      letters.charAt(Math.floor(next() * letters.length)),
    ).join('');
  const id = () => 1 + Math.floor(next() * 999_999_999);
  const name = `e${word('abcdefghij0123456789', 12)}`;
  return {
    ...dev,
    name,
    abbreviation: name,
    databases: {},
    roles: { TRANSFORMER: { ...dev.roles['TRANSFORMER']!, reads: [], owns: [] } },
    serviceUsers: { TRANSFORMER: dev.serviceUsers['TRANSFORMER']! },
    github: {
      ...dev.github,
      owner: word('abcXYZ09-', 30),
      ownerId: id(),
      repository: word('abcXYZ09-_.', 60),
      repositoryId: id(),
      subjectFormat: pick(['legacy', 'immutable', 'both'] as const),
    },
  };
}

/** The subjects that the apply role of an environment trusts. */
function awsSubjects(environment: Environment): readonly string[] {
  const { resource } = JSON.parse(synthesized(new BootstrapStack(new App(), environment))) as {
    resource: { aws_iam_role: Record<string, { name: string; assume_role_policy: string }> };
  };
  const role = Object.values(resource.aws_iam_role).find(({ name }) => name.endsWith('-sluice-apply'));
  const { Statement } = JSON.parse(role?.assume_role_policy ?? '') as {
    Statement: { Condition: { StringEquals: Record<string, string | string[]> } }[];
  };
  const claim = `${new URL(GITHUB_ISSUER).host}:sub`;
  return Statement.flatMap(({ Condition }) => Condition.StringEquals[claim] ?? []);
}

/** The subjects by which jobs sign in to Snowflake. */
function snowflakeSubjects(environment: Environment): readonly string[] {
  return attributesOf(new WarehouseStack(new App(), environment), 'snowflake_execute').flatMap(({ execute }) => {
    const [, subject] = /SUBJECT = '([^']*)'/.exec(String(execute)) ?? [];
    return subject === undefined ? [] : [subject];
  });
}

function githubEnvironment(environment: Environment): unknown {
  return attributesOf(new RepositoryStack(new App(), environment), 'github_repository_environment')[0]?.['environment'];
}

test('GitHub, AWS and Snowflake agree on who may apply, for any owner, ids, names and form of the subject', () => {
  const next = numbers(20_261_121);
  for (let round = 0; round < 25; round += 1) {
    const environment = randomEnvironment(next);
    const { owner, ownerId, repository, repositoryId, subjectFormat } = environment.github;
    const suffix = `environment:${String(githubEnvironment(environment))}`;
    const expected = {
      legacy: [`repo:${owner}/${repository}:${suffix}`],
      immutable: [`repo:${owner}@${ownerId}/${repository}@${repositoryId}:${suffix}`],
      both: [
        `repo:${owner}/${repository}:${suffix}`,
        `repo:${owner}@${ownerId}/${repository}@${repositoryId}:${suffix}`,
      ],
    }[subjectFormat];
    expect([...awsSubjects(environment)].sort()).toEqual([...expected].sort());
    expect([...snowflakeSubjects(environment)].sort()).toEqual([...expected].sort());
  }
});
