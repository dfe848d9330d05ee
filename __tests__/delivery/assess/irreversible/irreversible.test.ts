import { GONE_WITH_IT } from '../../../../delivery/assess/irreversible/gone-with-it';
import { irreversible } from '../../../../delivery/assess/irreversible/irreversible';
import { ONE_WAY } from '../../../../delivery/assess/irreversible/one-way';
import { assess } from '../../../../delivery/assess/assess';
import { TYPES } from '../../../../delivery/assess/risk/type-table';
import type { Change } from '../../../../delivery/model/change-set';
import { type Attributes, Redacted } from '../../../../delivery/model/value';
import { aChangeSet } from '../../../fakes/change-set';
import { changeOf } from '../risk/cases/risk-case';

function kindsOf(change: Change): string[] {
  return irreversible([assess(aChangeSet([change]))]).map(({ kind }) => kind);
}

function update(type: string, before: Attributes, after: Attributes): Change {
  return changeOf(type, { action: 'update', before, after });
}

/** `a.b` = value, as attributes. */
function at(path: string, value: string | number): Attributes {
  const [first = '', ...rest] = path.split('.');
  return rest.length === 0 ? { [first]: value } : { [first]: [at(rest.join('.'), value)] };
}

const STEPS: Readonly<Record<string, readonly [older: string | number, newer: string | number]>> = {
  'aws_mwaa_environment airflow_version': ['2.9.2', '3.0.6'],
  'aws_db_instance engine_version': ['15.7', '16.3'],
  'aws_rds_cluster engine_version': ['8.0.mysql_aurora.3.05.2', '8.0.mysql_aurora.3.08.0'],
  'aws_db_instance allocated_storage': [100, 200],
  'aws_elasticache_replication_group engine_version': ['7.0', '7.1'],
  'aws_opensearch_domain engine_version': ['OpenSearch_2.9', 'OpenSearch_2.11'],
  'aws_msk_cluster kafka_version': ['3.6.0', '3.8.x'],
  'aws_msk_cluster broker_node_group_info.storage_info.ebs_storage_info.volume_size': [500, 1000],
};

test.each(ONE_WAY.map((rule) => [`${rule.type} ${rule.at}`, rule] as const))(
  '%s goes forward, and not back',
  (name, rule) => {
    const [older, newer] = STEPS[name]!;
    const [old, fresh] = [at(rule.at, older), at(rule.at, newer)];
    expect(kindsOf(update(rule.type, old, fresh))).not.toContain('forward-only');
    expect(kindsOf(update(rule.type, fresh, old))).toContain('forward-only');
  },
);

test('Airflow goes back within a major version, and from 3 to 2.11 alone', () => {
  const back = (from: string, to: string) =>
    kindsOf(update('aws_mwaa_environment', { airflow_version: from }, { airflow_version: to }));
  expect(back('2.10.3', '2.9.2')).not.toContain('forward-only');
  expect(back('3.0.6', '2.11.0')).not.toContain('forward-only');
  expect(back('3.0.6', '2.10.3')).toContain('forward-only');
});

test('a version whose later parts are left open is no step back', () => {
  expect(kindsOf(update('aws_db_instance', { engine_version: '16.3' }, { engine_version: '16' }))).not.toContain(
    'forward-only',
  );
});

test('another engine, and a version that nobody can see, count as a step back; one that is left out does not', () => {
  const [old, hidden] = [{ engine_version: 'OpenSearch_1.3' }, new Redacted('(sensitive)', 'a')];
  expect(kindsOf(update('aws_opensearch_domain', old, { engine_version: 'Elasticsearch_7.10' }))).toContain(
    'forward-only',
  );
  expect(kindsOf(update('aws_opensearch_domain', old, { engine_version: hidden }))).toContain('forward-only');
  expect(kindsOf(update('aws_opensearch_domain', old, { engine_version: null }))).not.toContain('forward-only');
});

test('an object that is made anew may have an older version: what is lost is what was in it', () => {
  const older = { before: { engine_version: '16.3' }, after: { engine_version: '15.7' } };
  expect(kindsOf(changeOf('aws_db_instance', { action: 'replace', ...older }))).toEqual(['data-dropped']);
});

test.each(GONE_WITH_IT.map((gone) => [gone.type, gone.kind] as const))('deleting or replacing %s: %s', (type, kind) => {
  expect(kindsOf(changeOf(type, { action: 'delete', before: {}, after: null }))).toContain(kind);
  expect(kindsOf(changeOf(type, { action: 'replace', before: {}, after: {} }))).toContain(kind);
  expect(kindsOf(update(type, { tags: 'a' }, { tags: 'b' }))).not.toContain(kind);
  const leftover = changeOf(type, { action: 'delete', before: {}, after: null, deposed: 'a1' });
  expect(kindsOf(leftover)).not.toContain(kind);
});

const SHORTENED: readonly (readonly [type: string, at: string, longer: number, shorter: number])[] = [
  ['snowflake_schema', 'data_retention_time_in_days', 14, 1],
  ['snowflake_database', 'data_retention_time_in_days', 14, 0],
  ['aws_cloudwatch_log_group', 'retention_in_days', 0, 30],
  ['aws_kinesis_stream', 'retention_period', 168, 24],
  ['aws_db_instance', 'backup_retention_period', 14, 1],
];

test.each(SHORTENED)('%s: %s is history shortened one way only', (type, name, ...[longer, shorter]) => {
  expect(kindsOf(update(type, { [name]: longer }, { [name]: shorter }))).toContain('history-shortened');
  expect(kindsOf(update(type, { [name]: shorter }, { [name]: longer }))).toEqual([]);
});

test('objects of a lifecycle rule that expire earlier are history shortened', () => {
  const rule = (days: number) => ({ rule: [{ id: 'all', status: 'Enabled', expiration: [{ days }] }] });
  const type = 'aws_s3_bucket_lifecycle_configuration';
  expect(kindsOf(update(type, rule(365), rule(30)))).toContain('history-shortened');
  expect(kindsOf(update(type, rule(30), rule(365)))).toEqual([]);
});

const holding = Object.keys(TYPES).filter((type) => TYPES[type]!.holds !== undefined);

test.each(holding)('what lies in %s is dropped with it', (type) => {
  expect(kindsOf(changeOf(type, { action: 'delete', before: {}, after: null }))).toContain('data-dropped');
});

test('what a grant or a warehouse was can be made again', () => {
  for (const type of ['snowflake_warehouse', 'snowflake_grant_account_role', 'aws_iam_role_policy']) {
    expect(kindsOf(changeOf(type, { action: 'delete', before: {}, after: null }))).toEqual([]);
  }
});

test('what stops an apply is told before what is lost, each with its stack and address', () => {
  const changes = [
    changeOf('snowflake_schema', { action: 'delete', before: {}, after: null }),
    update('aws_msk_cluster', { kafka_version: '3.8.x' }, { kafka_version: '3.6.0' }),
  ];
  expect(irreversible([assess(aChangeSet(changes))])).toMatchObject([
    {
      stack: 'dev-warehouse',
      address: 'aws_msk_cluster.it',
      kind: 'forward-only',
      sentence: 'kafka_version cannot go from 3.8.x to 3.6.0: a cluster is not downgraded to an older version of Kafka',
    },
    { address: 'snowflake_schema.it', kind: 'data-dropped' },
  ]);
});

test('every entry of the tables says why, and where that is written', () => {
  for (const { because, source } of [...ONE_WAY, ...GONE_WITH_IT]) {
    expect(because.length).toBeGreaterThan(15);
    expect(source).toMatch(/, ".+"/);
  }
});
