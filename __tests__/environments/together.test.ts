import { path } from '../../environments';
import { dev } from '../../environments/dev';
import { load } from '../../environments/load';
import { SECTIONS } from '../../environments/schema/environment';
import type { Problem } from '../../environments/problem';
import { prod } from '../../environments/prod';
import { sandbox } from '../../environments/sandbox';
import { staging } from '../../environments/staging';
import { broken, problemsOf, problemsWith } from './problems-of';

test('refuses two environments with identities of their own in one AWS account', () => {
  const uat = { ...staging, name: 'uat', abbreviation: 'uat' };
  expect(problemsOf(dev, staging, uat)).toEqual([
    {
      file: 'environments/uat.ts',
      path: 'aws.accountId',
      found: '"222222222222"',
      allowed:
        'an account that environments/staging.ts does not use: an account has one identity provider for GitHub, which ' +
        'staging-bootstrap makes; or identityOf: "staging"',
    },
  ]);
});

test('refuses two environments that govern one repository, and data products that they see differently', () => {
  const [product] = staging.github.dataProducts;
  const governing = { ...staging, github: { ...staging.github, governs: true } };
  expect(problemsOf(dev, governing, prod)).toMatchObject([
    { file: 'environments/prod.ts', path: 'github.governs', allowed: expect.stringContaining('staging.ts') as string },
  ]);
  const renumbered = { ...staging, github: { ...staging.github, dataProducts: [{ ...product, repositoryId: 7 }] } };
  expect(problemsOf(dev, renumbered)).toEqual([
    {
      file: 'environments/staging.ts',
      path: 'github.dataProducts[0].repositoryId',
      found: '7',
      allowed: '803517226, as environments/dev.ts has it for orders-pipelines',
    },
  ]);
});

test('the environment that governs is told every workflow it writes, and no other', () => {
  const later = { ...prod, serviceUsers: {}, github: { ...prod.github, dataProducts: [] } };
  const environments = load([dev, staging, later], [sandbox('ann')]);
  expect(environments.map(({ github }) => github.workflows)).toEqual([
    [],
    [],
    [
      {
        repository: 'orders-pipelines',
        kind: 'dags',
        folder: 'dags',
        gates: [
          { environment: 'dev', deploysFrom: { kind: 'branch', pattern: 'main' } },
          { environment: 'staging', deploysFrom: { kind: 'branch', pattern: 'main' } },
        ],
      },
    ],
    [],
  ]);
});

test('a data product of a tree that knows of no kinds is DAGs', () => {
  const [{ kind: _kind, ...older }] = dev.github.dataProducts;
  const [environment] = load([dev]);
  expect(SECTIONS.github.parse({ ...environment!.github, dataProducts: [older] }).dataProducts[0]!.kind).toBe('dags');
});

test('a data product is of one kind in all environments', () => {
  const [product] = staging.github.dataProducts;
  const other = { ...staging, github: { ...staging.github, dataProducts: [{ ...product, kind: 'dbt' as const }] } };
  expect(problemsOf(dev, other)).toMatchObject([{ path: 'github.dataProducts[0].kind', found: '"dbt"' }]);
});

describe('an environment that another serves', () => {
  const GUESTS: readonly (readonly [what: string, parts: Record<string, unknown>, problem: Partial<Problem>])[] = [
    [
      'a name that its host does not serve',
      { name: 'box-ann' },
      {
        file: 'environments/box-ann.ts',
        path: 'name',
        found: '"box-ann"',
        allowed: 'a name that starts with what dev hosts: sbx-, pr-',
      },
    ],
    ['a prefix that its host does not serve', { abbreviation: 'ann' }, { path: 'abbreviation', found: '"ann"' }],
    [
      'a misspelt host, with the one that was meant',
      { identityOf: 'devv' },
      { path: 'identityOf', found: '"devv"', suggestion: '"dev"' },
    ],
    ['a host that serves no one', { identityOf: 'prod' }, { path: 'name', found: '"sbx-ann"' }],
    [
      'another account than its host has',
      { aws: { accountId: '999999999999', region: 'eu-west-1' } },
      { path: 'aws.accountId', allowed: '"111111111111", where the identity of dev is' },
    ],
    ['a network', { network: { ...dev.network, egress: 'endpoints', flowLogs: false } }, { path: 'network' }],
    ['guests of its own', { hosts: ['tmp'] }, { path: 'hosts' }],
    ['data products', { github: { ...dev.github } }, { path: 'github.dataProducts' }],
    [
      'a user that signs in from a GitHub environment that nobody makes',
      { serviceUsers: { TRANSFORMER: dev.serviceUsers.TRANSFORMER } },
      { path: 'serviceUsers.TRANSFORMER.identity.kind', found: '"github-environment"' },
    ],
  ];

  test.each(GUESTS)('cannot have %s', (_what, parts, problem) => {
    expect(problemsWith(path, [broken(sandbox('ann'), parts)])).toContainEqual(expect.objectContaining(problem));
  });
});
