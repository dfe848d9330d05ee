import { assessRisks } from '../../../../delivery/assess/risk/assess-risks';
import { TYPES } from '../../../../delivery/assess/risk/type-table';
import type { Change } from '../../../../delivery/model/change-set';
import { STATEFUL } from '../../../../stacks/constructs/validators/stack/durability-rules';
import { changeOf } from './cases/risk-case';

/** Labelled by hand, beside what the stacks protect: what cannot be made again from the repository. */
const LABELLED: readonly string[] = [
  ...STATEFUL.filter((type) => type !== 'aws_codecommit_repository'),
  'aws_athena_database',
  'aws_athena_workgroup',
  'aws_backup_vault',
  'aws_cloudwatch_log_group',
  'aws_efs_file_system',
  'aws_elasticache_replication_group',
  'aws_emr_cluster',
  'aws_glue_catalog_database',
  'aws_glue_catalog_table',
  'aws_glue_registry',
  'aws_kinesis_firehose_delivery_stream',
  'aws_kinesis_stream',
  'aws_kms_replica_key',
  'aws_msk_cluster',
  'aws_msk_serverless_cluster',
  'aws_route53_zone',
  'aws_sqs_queue',
  'github_repository_environment',
  'snowflake_image_repository',
  'snowflake_pipe',
  'snowflake_schema',
  'snowflake_secondary_database',
  'snowflake_sequence',
  'snowflake_stage',
  'snowflake_stream_on_directory_table',
  'snowflake_stream_on_external_table',
  'snowflake_stream_on_table',
  'snowflake_stream_on_view',
];

const holding = Object.keys(TYPES).filter((type) => TYPES[type]!.holds !== undefined);

function losses(type: string, parts: Partial<Change>): string[] {
  const before = { name: 'IT' };
  const [assessed] = assessRisks({ changes: [changeOf(type, { before, after: null, ...parts })] });
  return assessed!.risks.filter(({ kind }) => kind === 'data-loss').map(({ level }) => level);
}

test('the table holds every type that was labelled as stateful, and no other', () => {
  expect([...new Set(holding)].sort()).toEqual([...new Set(LABELLED)].sort());
});

describe.each([...new Set([...LABELLED, 'aws_codecommit_repository', 'unheard_of'])])('%s', (type) => {
  test('a delete loses data, and is high', () => {
    expect(losses(type, { action: 'delete' })).toContain('high');
  });

  test('a replace loses data, in either order, and is high', () => {
    const after = { name: 'IT' };
    expect(losses(type, { action: 'replace', after })).toContain('high');
    expect(losses(type, { action: 'replace', after, createdFirst: true })).toContain('high');
  });

  test('what is forgotten is no longer guarded', () => {
    expect(losses(type, { action: 'forget' })).toEqual(['medium']);
  });

  test('the leftover of a replace is less than a delete', () => {
    expect(losses(type, { action: 'delete', deposed: '1a2b3c4d' })).toEqual(['medium']);
  });
});

test('what holds nothing loses nothing when it is deleted', () => {
  const others = Object.keys(TYPES).filter((type) => !holding.includes(type));
  expect(others.filter((type) => losses(type, { action: 'delete' }).includes('high'))).toEqual([]);
});
