import type { Problem } from '../../environments/problem';
import { dev } from '../../environments/dev';
import { broken, problemsOf } from './problems-of';

const SMOKE = { type: 'aws_s3_bucket_versioning', attribute: 'versioning_configuration.0.status', equals: 'Enabled' };
const DATA = { kind: 'data', name: 'orphans', command: ['query'], timeoutSeconds: 60, rows: { most: 0 } };

const MISTAKES: readonly (readonly [what: string, parts: Record<string, unknown>, problem: Partial<Problem>])[] = [
  [
    'an unknown size, with the one that was meant',
    { warehouses: { ...dev.warehouses, BI: { size: 'MEDUIM' } } },
    { path: 'warehouses.BI.size', found: '"MEDUIM"', suggestion: '"MEDIUM"' },
  ],
  [
    'a misspelt stack that administrators apply, with the one that was meant',
    { administered: ['bootstrap', 'repositry'] },
    { path: 'administered[1]', found: '"repositry"', suggestion: '"repository"' },
  ],
  [
    'an unknown section, with the one that was meant',
    { databses: {} },
    { path: 'databses', found: 'an unknown key', suggestion: '"databases"' },
  ],
  [
    'an unknown key deep inside, with the one that was meant',
    { network: { ...dev.network, zone: ['a'] } },
    { path: 'network.zone', found: 'an unknown key', suggestion: '"zones"' },
  ],
  [
    'one subnet, because MWAA needs two',
    { network: { cidr: '10.0.0.0/16', zones: ['a'] } },
    { path: 'network.zones', found: '["a"]' },
  ],
  [
    'a micro Airflow with two schedulers',
    { airflow: { ...dev.airflow, schedulers: 2 } },
    { path: 'airflow.schedulers', found: '2' },
  ],
  [
    'a misspelt environment in the promotion path',
    { promotion: { from: 'dve' } },
    { path: 'promotion.from', found: '"dve"' },
  ],
  [
    'a role that reads a schema that does not exist',
    { roles: { ...dev.roles, ANALYST: { ...dev.roles.ANALYST, reads: ['ANALYTICS.MART'] } } },
    { path: 'roles.ANALYST.reads[0]', found: '"ANALYTICS.MART"', suggestion: '"ANALYTICS.MARTS"' },
  ],
  [
    'roles that include each other',
    {
      roles: {
        ...dev.roles,
        ANALYST: { ...dev.roles.ANALYST, includes: ['LOADER'] },
        LOADER: { ...dev.roles.LOADER, includes: ['ANALYST'] },
      },
    },
    { path: 'roles.ANALYST.includes', found: 'a circle back to this role' },
  ],
  [
    'a lower-case schema name, which Snowflake would take for another object',
    { databases: { RAW: { schemas: { crm: {} } } } },
    { path: 'databases.RAW.schemas.crm', found: 'the name "crm"' },
  ],
  [
    'a price that is in no list, with the one that was meant',
    { cost: { ...dev.cost, prices: { 'nat-gatway': 0.03 } } },
    { path: 'cost.prices.nat-gatway', found: 'an unknown key', suggestion: '"nat-gateway"' },
  ],
  [
    'a price below nothing',
    { cost: { ...dev.cost, prices: { 'nat-gateway': -1 } } },
    { path: 'cost.prices.nat-gateway', found: '-1', allowed: 'at least 0' },
  ],
  [
    'a seventh reviewer',
    { github: { ...dev.github, reviewers: { teams: [1, 2, 3, 4], users: [5, 6, 7] } } },
    { path: 'github.reviewers' },
  ],
  ['approvals that nobody can give', { promotion: { approvals: 2 } }, { path: 'github.reviewers', found: 'nobody' }],
  [
    'a warehouse bounded by a monitor that does not exist',
    { warehouses: { ...dev.warehouses, BI: { monitor: 'WAREHUOSES' } } },
    { path: 'warehouses.BI.monitor', suggestion: '"WAREHOUSES"' },
  ],
  [
    'a warehouse that never suspends',
    { warehouses: { ...dev.warehouses, BI: { autoSuspendSeconds: 86_400 } } },
    { path: 'warehouses.BI.autoSuspendSeconds', found: '86400' },
  ],
  [
    'more time travel than a transient database has',
    { databases: { ...dev.databases, RAW: { ...dev.databases.RAW, transient: true, retentionDays: 7 } } },
    { path: 'databases.RAW.retentionDays', found: '7' },
  ],
  [
    'an unpinned Airflow requirement',
    { airflow: { ...dev.airflow, requirements: ['pandas'] } },
    { path: 'airflow.requirements[0]', found: '"pandas"' },
  ],
  [
    'a kind of verification that does not exist',
    { promotion: { verifications: [{ kind: 'empty-plam' }] } },
    { path: 'promotion.verifications[0].kind', found: '"empty-plam"', suggestion: '"empty-plan"' },
  ],
  [
    'a key that another kind of verification has',
    { promotion: { verifications: [{ kind: 'command', name: 'dbt', command: ['dbt'], timeoutSeconds: 9, rows: {} }] } },
    { path: 'promotion.verifications[0].rows', allowed: 'one of kind, name, command, timeoutSeconds, variables' },
  ],
  [
    'a misspelt attribute of a smoke check, with the key that was meant',
    { promotion: { verifications: [{ kind: 'smoke', name: 'lake', expect: [{ ...SMOKE, atLest: 2 }] }] } },
    { path: 'promotion.verifications[0].expect[0].atLest', found: 'an unknown key', suggestion: '"atLeast"' },
  ],
  [
    'a smoke check of a type that Terraform has not',
    {
      promotion: { verifications: [{ kind: 'smoke', name: 'lake', expect: [{ ...SMOKE, type: 'AWS::S3::Bucket' }] }] },
    },
    { path: 'promotion.verifications[0].expect[0].type', allowed: 'a Terraform type, such as aws_mwaa_environment' },
  ],
  [
    'a smoke check that compares with a list',
    { promotion: { verifications: [{ kind: 'smoke', name: 'lake', expect: [{ ...SMOKE, equals: ['x'] }] }] } },
    { path: 'promotion.verifications[0].expect[0].equals', allowed: 'a text, a number, true or false' },
  ],
  [
    'a misspelt bound of a data check, with the one that was meant',
    { promotion: { verifications: [{ ...DATA, rows: { lest: 1 } }] } },
    { path: 'promotion.verifications[0].rows.lest', found: 'an unknown key', suggestion: '"least"' },
  ],
  [
    'a data check that any number of rows passes',
    { promotion: { verifications: [{ ...DATA, rows: {} }] } },
    { path: 'promotion.verifications[0].rows', found: '{}' },
  ],
  [
    'a data check that no number of rows passes',
    { promotion: { verifications: [{ ...DATA, rows: { least: 5, most: 4 } }] } },
    { path: 'promotion.verifications[0].rows', allowed: 'a least that is not above most' },
  ],
  [
    'a check that would never end',
    { promotion: { verifications: [{ ...DATA, timeoutSeconds: 86_400 }] } },
    { path: 'promotion.verifications[0].timeoutSeconds', found: '86400' },
  ],
  [
    'a check that asks for the key of reviews',
    { promotion: { verifications: [{ ...DATA, variables: ['SLUICE_REVIEW_KEY'] }] } },
    { path: 'promotion.verifications[0].variables[0]', found: '"SLUICE_REVIEW_KEY"' },
  ],
  [
    'two checks of one name',
    { promotion: { verifications: [DATA, DATA] } },
    { path: 'promotion.verifications[1].name', found: '"orphans"' },
  ],
  ['no verification at all', { promotion: { verifications: [] } }, { path: 'promotion.verifications', found: '[]' }],
  [
    'an object class change before S3 allows it',
    {
      lake: {
        ...dev.lake,
        zones: {
          ...dev.lake.zones,
          raw: { infrequentAccessAfterDays: 90, glacierAfterDays: 100, expireAfterDays: null },
        },
      },
    },
    { path: 'lake.zones.raw.glacierAfterDays', found: '100' },
  ],
  [
    'a network that starts inside its block',
    { network: { ...dev.network, cidr: '10.20.3.0/16' } },
    { path: 'network.cidr', found: '"10.20.3.0/16"', allowed: '10.20.0.0/16, where the block of that size begins' },
  ],
  [
    'a network too small for its subnets',
    { network: { ...dev.network, cidr: '10.20.0.0/25' } },
    { path: 'network.cidr', found: '"10.20.0.0/25"' },
  ],
  [
    'an address that is none',
    { network: { ...dev.network, cidr: '10.256.0.0/16' } },
    { path: 'network.cidr', found: '"10.256.0.0/16"' },
  ],
  [
    'a zone named twice',
    { network: { ...dev.network, zones: ['a', 'b', 'a'] } },
    { path: 'network.zones', allowed: 'each zone once' },
  ],
  [
    'a zone that no subnets are laid out for',
    { network: { ...dev.network, zones: ['a', 'z'] } },
    { path: 'network.zones[1]', found: '"z"' },
  ],
  ['Airflow without a network', { network: null }, { path: 'network', found: 'null' }],
  ['Airflow without a lake', { lake: null }, { path: 'lake', found: 'null' }],
  [
    'DAGs of a data product where no Airflow reads them',
    { airflow: null, serviceUsers: {} },
    { path: 'github.dataProducts[0].deploysTo', found: '"airflow-dags"' },
  ],
  [
    'a data product that has nowhere to go',
    { lake: null, airflow: null, serviceUsers: {} },
    { path: 'github.dataProducts[0].deploysTo', allowed: 'nothing: orders-pipelines has nowhere to go, lake is null' },
  ],
  [
    'a data product that is listed twice',
    { github: { ...dev.github, dataProducts: [...dev.github.dataProducts, ...dev.github.dataProducts] } },
    { path: 'github.dataProducts[1].repository', found: '"orders-pipelines"' },
  ],
  [
    'a folder that leaves its repository',
    { github: { ...dev.github, dataProducts: [{ ...dev.github.dataProducts[0], folder: '../dags' }] } },
    { path: 'github.dataProducts[0].folder', found: '"../dags"' },
  ],
  [
    'a pattern that a workflow could not test',
    { github: { ...dev.github, deploysFrom: { kind: 'branch', pattern: 'release/*/x' } } },
    { path: 'github.deploysFrom.pattern', found: '"release/*/x"' },
  ],
  [
    'one workload that signs in as two users',
    { serviceUsers: { ...dev.serviceUsers, OTHER: { ...dev.serviceUsers.LOADER } } },
    { path: 'serviceUsers.OTHER.identity', allowed: 'another workload: this one signs in as LOADER' },
  ],
  [
    'a user of Airflow where there is none',
    { airflow: null },
    { path: 'serviceUsers.LOADER.identity.kind', found: '"airflow"' },
  ],
  [
    "a user who would sign in with the tokens of the delivery's own",
    { serviceUsers: { LOADER: { ...dev.serviceUsers.LOADER, identity: { kind: 'github-environment' } } } },
    {
      path: 'serviceUsers.LOADER.identity.product',
      found: 'nothing',
      allowed: 'one of github.dataProducts (orders-pipelines): jobs of data-platform are SLUICE_DEV and its kin',
    },
  ],
  [
    'a user of a data product that is not there',
    {
      serviceUsers: {
        LOADER: { ...dev.serviceUsers.LOADER, identity: { kind: 'github-pull-request', product: 'orders' } },
      },
    },
    { path: 'serviceUsers.LOADER.identity.product', found: '"orders"' },
  ],
  [
    'an app that is no number',
    { github: { ...dev.github, releaseAppId: 'sluice-bot' } },
    { path: 'github.releaseAppId', found: '"sluice-bot"' },
  ],
  [
    'an identity of an environment that does not exist',
    { identityOf: 'develop' },
    { path: 'identityOf', found: '"develop"' },
  ],
  ['a hosted prefix that reaches its own names', { hosts: ['dev'] }, { path: 'hosts[0]', found: '"dev"' }],
  ['a hosted prefix that is a pattern', { hosts: ['sbx-*'] }, { path: 'hosts[0]', found: '"sbx-*"' }],
  ['a hosted prefix named twice', { hosts: ['pr', 'pr'] }, { path: 'hosts[1]', allowed: 'each prefix once' }],
];

test.each(MISTAKES)('refuses %s', (_what, parts, problem) => {
  expect(problemsOf(broken(dev, parts))).toContainEqual(
    expect.objectContaining({ file: 'environments/dev.ts', ...problem }),
  );
});
