import { OFF, type AttributeRule, type TypeTable } from '../type-facts';

const RENAMED: AttributeRule = ['name', 'changes', 'interruption high', 'whatever calls it by its old name fails'];
/** Snowflake documentation, "Understanding & using Time Travel": a day, unless stated or inherited. */
const TIME_TRAVEL: AttributeRule = [
  'data_retention_time_in_days',
  { lower: { absent: 1 } },
  'data-loss high',
  'Time Travel shrinks, and what was deleted or changed before the new limit cannot be brought back',
];
const LONGER: AttributeRule = [
  'data_retention_time_in_days',
  { higher: { absent: 1 } },
  'cost-raised low',
  'what is deleted or changed is kept, and paid for, longer',
];
const LESS_EXTENSION: AttributeRule = [
  'max_data_extension_time_in_days',
  { lower: { absent: 14 } },
  'data-loss medium',
  'streams that nobody reads go stale earlier',
];
const REPLACED_BODY = 'whoever calls it gets something else';

/** What holds data in Snowflake, and what works on it. */
export const SNOWFLAKE_OBJECTS: TypeTable = {
  snowflake_database: {
    source: 'Snowflake documentation, "DROP DATABASE", "Understanding & using Time Travel"',
    holds: 'every schema, table and row in it; UNDROP helps only within its retention',
    serves: 'whoever queries it',
    watches: [
      TIME_TRAVEL,
      LONGER,
      LESS_EXTENSION,
      RENAMED,
      ['replication', 'loses', 'data-loss medium', 'a replica ends'],
    ],
  },
  snowflake_secondary_database: {
    source: 'Snowflake documentation, "Introduction to database replication across multiple accounts"',
    holds: 'a replica of a database',
    serves: 'whoever queries the replica',
    watches: [TIME_TRAVEL, RENAMED, ['as_replica_of', 'changes', 'data-loss high', 'it copies another database']],
  },
  snowflake_shared_database: {
    source: 'Snowflake documentation, "Consume imported data"; the data stays with the provider',
    serves: 'whoever queries the share',
    watches: [RENAMED, ['from_share', 'changes', 'interruption high', 'queries read another share']],
  },
  snowflake_schema: {
    source: 'Snowflake documentation, "DROP SCHEMA", "CREATE SCHEMA … WITH MANAGED ACCESS"',
    holds: 'every table, view and stage in it; UNDROP helps only within its retention',
    serves: 'whoever queries it',
    watches: [
      TIME_TRAVEL,
      LONGER,
      LESS_EXTENSION,
      RENAMED,
      [
        'with_managed_access',
        { turns: [...OFF, 'default'] },
        'access-widened high',
        'whoever owns a table may grant it',
      ],
      ['pipe_execution_paused', { turns: [true, 'true'] }, 'interruption medium', 'no pipe in it loads'],
    ],
  },
  snowflake_table: {
    source: 'Snowflake documentation, "DROP TABLE", "ALTER TABLE"',
    holds: 'every row in it; UNDROP helps only within its retention',
    serves: 'whoever queries it',
    watches: [
      TIME_TRAVEL,
      LONGER,
      RENAMED,
      ['column.name', 'loses', 'data-loss high', 'a column is dropped with all that is in it'],
      ['column[name].type', 'alters', 'data-loss medium', 'values may be shortened, or not fit'],
      ['column[name].masking_policy', 'loses', 'access-widened high', 'what is masked may be read'],
      ['cluster_by', 'changes', 'cost-raised medium', 'the table is sorted anew, which costs credits'],
      ['change_tracking', { turns: OFF }, 'interruption medium', 'streams on the table fail'],
    ],
  },
  snowflake_dynamic_table: {
    source: 'Snowflake documentation, "DROP DYNAMIC TABLE"; its query is in the repository',
    serves: 'whoever queries it; making it anew takes a whole refresh',
    costs: 'credits with each refresh',
    watches: [
      ['target_lag', 'changes', 'cost-raised medium', 'it is refreshed more, or less, often'],
      ['warehouse', 'changes', 'cost-raised low', 'another warehouse refreshes it'],
      ['query', 'changes', 'interruption medium', 'it holds something else'],
    ],
  },
  snowflake_materialized_view: {
    source: 'Snowflake documentation, "Working with materialized views"',
    serves: 'whoever queries it',
    costs: 'credits with each change of its table',
    watches: [RENAMED, ['statement', 'changes', 'interruption medium', 'it shows something else']],
  },
  snowflake_view: {
    source: 'Snowflake documentation, "CREATE VIEW"',
    serves: 'whoever queries it',
    watches: [
      RENAMED,
      ['statement', 'changes', 'access-widened medium', 'it may show what it did not show before'],
      [
        'is_secure',
        { turns: OFF },
        'access-widened medium',
        'its definition, and what it leaves out, can be found out',
      ],
      ['row_access_policy', 'loses', 'access-widened high', 'rows that were kept back are shown'],
      ['column', 'changes', 'access-widened medium', 'what was masked may be shown'],
    ],
  },
  snowflake_external_table: {
    source: 'Snowflake documentation, "Introduction to external tables"; the files stay in the lake',
    serves: 'whoever queries it',
    watches: [['location', 'changes', 'interruption high', 'queries read other files']],
  },
  snowflake_stage: {
    source: 'Snowflake documentation, "DROP STAGE", "CREATE STAGE"',
    holds: 'every file in it, where it is internal',
    serves: 'loads and unloads through it',
    watches: [
      RENAMED,
      ['url', 'changes', 'interruption high', 'loads read, and unloads write, elsewhere'],
      ['credentials', 'changes', 'identity-changed high', 'it signs in as someone else'],
      ['storage_integration', 'changes', 'identity-changed medium', 'it signs in by another integration'],
      ['encryption', 'changes', 'identity-changed medium', 'files are encrypted otherwise'],
    ],
  },
  snowflake_pipe: {
    source: 'Snowflake documentation, "Managing Snowpipe": recreating a pipe drops its load history',
    holds: 'its load history, so that files are loaded twice, or never',
    serves: 'the loads that it makes',
    watches: [
      ['copy_statement', 'changes', 'interruption high', 'it is made anew and loads something else'],
      ['auto_ingest', { turns: OFF }, 'interruption medium', 'it loads only when it is told to'],
      ['error_integration', 'changes', 'interruption low', 'others are told of failures'],
    ],
  },
  snowflake_stream_on_table: {
    source: 'Snowflake documentation, "Introduction to streams": recreating a stream drops its offset',
    holds: 'its offset, and with it the changes that nobody has read yet',
    serves: 'whoever reads its changes',
  },
  snowflake_stream_on_view: {
    source: 'Snowflake documentation, "Introduction to streams": recreating a stream drops its offset',
    holds: 'its offset, and with it the changes that nobody has read yet',
    serves: 'whoever reads its changes',
  },
  snowflake_stream_on_directory_table: {
    source: 'Snowflake documentation, "Introduction to streams": recreating a stream drops its offset',
    holds: 'its offset, and with it the changes that nobody has read yet',
    serves: 'whoever reads its changes',
  },
  snowflake_stream_on_external_table: {
    source: 'Snowflake documentation, "Introduction to streams": recreating a stream drops its offset',
    holds: 'its offset, and with it the changes that nobody has read yet',
    serves: 'whoever reads its changes',
  },
  snowflake_sequence: {
    source: 'Snowflake documentation, "Using sequences"',
    holds: 'the number that comes next: numbers may come twice',
    serves: 'whatever takes numbers from it',
  },
  snowflake_task: {
    source: 'Snowflake documentation, "ALTER TASK"',
    serves: 'what it does',
    watches: [
      ['started', { turns: OFF }, 'interruption medium', 'it no longer runs'],
      ['sql_statement', 'changes', 'interruption medium', 'it does something else'],
      ['schedule', 'changes', 'cost-raised low', 'it runs at other times'],
      ['warehouse', 'changes', 'cost-raised low', 'it runs on another warehouse'],
      ['user_task_managed_initial_warehouse_size', 'changes', 'cost-raised low', 'it runs on another size'],
    ],
  },
  snowflake_file_format: { source: 'Snowflake documentation, "CREATE FILE FORMAT"', serves: 'loads that name it' },
  snowflake_tag: {
    source: 'Snowflake documentation, "Tag-based masking policies"',
    guards: ['access-widened high', 'what is masked by the tag may be read'],
    watches: [['masking_policies', 'changes', 'access-widened high', 'what is masked by the tag may be read']],
  },
  snowflake_tag_association: {
    source: 'Snowflake documentation, "Tag-based masking policies"',
    guards: ['access-widened medium', 'what is masked by the tag may be read'],
    watches: [['tag_value', 'changes', 'routine medium', 'policies and reports may treat it otherwise']],
  },
  snowflake_function_sql: {
    source: 'Snowflake documentation, "CREATE FUNCTION"',
    serves: 'whoever calls it',
    watches: [['function_definition', 'changes', 'interruption medium', REPLACED_BODY]],
  },
  snowflake_function_python: {
    source: 'Snowflake documentation, "CREATE FUNCTION"',
    serves: 'whoever calls it',
    watches: [
      ['function_definition', 'changes', 'interruption medium', REPLACED_BODY],
      ['external_access_integrations', 'gains', 'network-exposed high', 'it may reach the outside'],
    ],
  },
  snowflake_procedure_sql: {
    source: 'Snowflake documentation, "Understanding caller\'s rights and owner\'s rights stored procedures"',
    serves: 'whoever calls it',
    watches: [
      ['procedure_definition', 'changes', 'interruption medium', REPLACED_BODY],
      ['execute_as', { becomes: ['OWNER'] }, 'access-widened medium', 'its callers act with the rights of its owner'],
    ],
  },
  snowflake_procedure_python: {
    source: 'Snowflake documentation, "Understanding caller\'s rights and owner\'s rights stored procedures"',
    serves: 'whoever calls it',
    watches: [
      ['procedure_definition', 'changes', 'interruption medium', REPLACED_BODY],
      ['execute_as', { becomes: ['OWNER'] }, 'access-widened medium', 'its callers act with the rights of its owner'],
      ['external_access_integrations', 'gains', 'network-exposed high', 'it may reach the outside'],
    ],
  },
  snowflake_streamlit: {
    source: 'Snowflake documentation, "About Streamlit in Snowflake"',
    serves: 'whoever uses the app',
    watches: [['external_access_integrations', 'gains', 'network-exposed high', 'it may reach the outside']],
  },
  snowflake_image_repository: {
    source: 'Snowflake documentation, "DROP IMAGE REPOSITORY"',
    holds: 'every image in it',
    serves: 'services that run its images',
  },
  snowflake_git_repository: {
    source: 'Snowflake documentation, "Using a Git repository in Snowflake"; the files stay in Git',
    serves: 'whatever runs from it',
    watches: [['origin', 'changes', 'identity-changed high', 'code comes from elsewhere']],
  },
};
