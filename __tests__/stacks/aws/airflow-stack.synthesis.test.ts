import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { requirementsFile } from '../../../stacks/constructs/aws/airflow-requirements';
import { environmentNamed } from '../snowflake/synthesized';
import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();
const mwaa = (environment: string) => aws.only('aws_mwaa_environment', `${environment}-airflow`);

test('Airflow is sized as the environment says', () => {
  expect(mwaa('prod')).toMatchObject({
    name: 'prod-airflow',
    airflow_version: '2.10.3',
    environment_class: 'mw1.medium',
    min_workers: 1,
    max_workers: 10,
    schedulers: 2,
    min_webservers: 2,
    max_webservers: 5,
    weekly_maintenance_window_start: 'SUN:03:00',
    timeouts: { create: '120m', update: '90m', delete: '90m' },
  });
});

test.each([
  ['private', 'PRIVATE_ONLY'],
  ['public', 'PUBLIC_ONLY'],
] as const)('a %s web server is %s', (webServerAccess, mode) => {
  const dev = environmentNamed('dev');
  const bent = new SynthesizedAws([{ ...dev, airflow: { ...dev.airflow!, webServerAccess } }]);
  expect(bent.only('aws_mwaa_environment', 'dev-airflow')['webserver_access_mode']).toBe(mode);
});

test('it lies in exactly two private subnets, in two zones, however many the network has', () => {
  const network = mwaa('prod')['network_configuration'] as { subnet_ids: string[]; security_group_ids: string[] };
  expect(network.subnet_ids).toHaveLength(2);
  const names = aws.data
    .filter(({ stack }) => stack === 'prod-airflow')
    .map(({ attributes }) => String(attributes['name']));
  expect(names.sort()).toEqual(
    [
      'lake/artifacts-key-arn',
      'network/airflow-security-group-id',
      'network/private-subnet-id/a',
      'network/private-subnet-id/b',
    ].map((name) => `/sluice/prod/${name}`),
  );
});

test('whatever one stack reads, another of the same environment has published', () => {
  const published = new Set(aws.ofType('aws_ssm_parameter').map(({ attributes }) => attributes['name']));
  expect(aws.data.length).toBeGreaterThan(0);
  expect(aws.data.filter(({ attributes }) => !published.has(attributes['name']))).toEqual([]);
});

test('published values can be read in a plan', () => {
  for (const { attributes } of aws.ofType('aws_ssm_parameter')) {
    expect(attributes).toMatchObject({ type: 'String', insecure_value: expect.any(String) as string });
  }
});

test('its five log groups exist before it, encrypted, and expire', () => {
  const groups = aws.ofType('aws_cloudwatch_log_group', 'prod-airflow');
  expect(groups.map(({ attributes }) => String(attributes['name'])).sort()).toEqual(
    ['DAGProcessing', 'Scheduler', 'Task', 'WebServer', 'Worker'].map((module) => `airflow-prod-airflow-${module}`),
  );
  for (const { id, attributes } of groups) {
    expect(attributes).toMatchObject({ retention_in_days: 365, kms_key_id: mwaa('prod')['kms_key'] });
    expect(mwaa('prod')['depends_on']).toContain(`aws_cloudwatch_log_group.${id}`);
  }
  const [permissions] = aws.ofType('aws_iam_role_policy', 'prod-airflow');
  expect(mwaa('prod')['depends_on']).toContain(`aws_iam_role_policy.${permissions!.id}`);
});

test('every module logs', () => {
  const logging = mwaa('dev')['logging_configuration'] as Record<string, unknown>;
  expect(Object.values(logging)).toEqual(Array(5).fill({ enabled: true, log_level: 'INFO' }));
});

test('a version of requirements.txt is wired, and changes when its text does', () => {
  const [requirements] = aws
    .ofType('aws_s3_object', 'dev-airflow')
    .filter((o) => o.attributes['content'] !== undefined);
  const { content, source_hash, etag } = requirements!.attributes;
  expect(source_hash).toBe(createHash('sha256').update(String(content)).digest('hex'));
  expect(etag).toBeUndefined();
  expect(mwaa('dev')['requirements_s3_object_version']).toBe(`\${aws_s3_object.${requirements!.id}.version_id}`);
});

test('requirements begin with the constraints of their Airflow and Python', () => {
  expect(requirementsFile({ version: '2.10.3', requirements: ['a==1', 'b==2'] })).toBe(
    '--constraint "https://raw.githubusercontent.com/apache/airflow/constraints-2.10.3/constraints-3.11.txt"\na==1\nb==2\n',
  );
  expect(requirementsFile({ version: '3.0.6', requirements: [] })).toContain('constraints-3.0.6/constraints-3.12.txt');
});

test('Airflow cannot be destroyed where the environment keeps things', () => {
  expect(mwaa('prod')['lifecycle']).toEqual({ prevent_destroy: true });
  expect(mwaa('dev')['lifecycle']).toEqual({ prevent_destroy: false });
});

test('plugins come from a folder of the repository, as an archive whose version changes when they do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plugins-'));
  writeFileSync(join(folder, 'lineage.py'), 'print(1)');
  const dev = environmentNamed('dev');
  const bent = new SynthesizedAws([{ ...dev, airflow: { ...dev.airflow!, plugins: folder } }]);
  rmSync(folder, { recursive: true });
  const [archive] = bent.ofType('aws_s3_object', 'dev-airflow').filter((o) => o.attributes['source'] !== undefined);
  expect(archive!.attributes).toMatchObject({ key: 'airflow/plugins.zip', content_type: 'application/zip' });
  expect(archive!.attributes['source']).toContain(archive!.attributes['source_hash']);
  expect(bent.only('aws_mwaa_environment', 'dev-airflow')).toMatchObject({
    plugins_s3_path: `\${aws_s3_object.${archive!.id}.key}`,
    plugins_s3_object_version: `\${aws_s3_object.${archive!.id}.version_id}`,
  });
  expect(mwaa('dev')['plugins_s3_path']).toBeUndefined();
});
