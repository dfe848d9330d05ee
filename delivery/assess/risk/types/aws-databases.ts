import { OFF, ON, type TypeTable } from '../type-facts';

const UNGUARDED = 'nothing stops a later delete';
const NO_BACKUPS = { absent: 1 };
const FEWER_BACKUPS = 'backups that are older are deleted at once';
const RESIZED = 'it restarts, now or in its maintenance window';
const PUBLIC = 'it may be reached from the internet';
const PAID_BY_SIZE = 'by its size, whether or not it is used';

/** Databases and warehouses on AWS: RDS, Aurora, DynamoDB, Redshift, OpenSearch, and their like. */
export const AWS_DATABASES: TypeTable = {
  aws_db_instance: {
    source: 'Amazon RDS User Guide, "Deleting a DB instance", "Settings for DB instances"',
    holds: 'every database in it',
    serves: 'whoever queries it',
    costs: PAID_BY_SIZE,
    watches: [
      ['publicly_accessible', { becomes: ON }, 'network-exposed high', PUBLIC],
      ['deletion_protection', { turns: OFF }, 'data-loss medium', UNGUARDED],
      ['skip_final_snapshot', { turns: ON }, 'data-loss medium', 'a later delete leaves no snapshot'],
      ['delete_automated_backups', { turns: ON }, 'data-loss medium', 'a later delete takes its backups along'],
      ['backup_retention_period', { lower: NO_BACKUPS }, 'data-loss high', FEWER_BACKUPS],
      ['instance_class', 'changes', 'interruption medium', RESIZED],
      ['instance_class', 'changes', 'cost-raised low', 'another size has another price'],
      ['engine_version', 'changes', 'interruption high', 'an upgrade takes it offline and cannot be undone'],
      ['parameter_group_name', 'changes', 'interruption medium', RESIZED],
      ['multi_az', { turns: OFF }, 'interruption medium', 'no standby takes over'],
      ['multi_az', { turns: ON }, 'cost-raised medium', 'a standby costs as much again'],
      ['allocated_storage', { higher: { absent: 0 } }, 'cost-raised low', 'storage cannot be made smaller again'],
      ['iam_database_authentication_enabled', 'changes', 'identity-changed medium', 'people sign in in another way'],
      ['password', 'changes', 'identity-changed high', 'whoever uses the old password is locked out'],
      ['vpc_security_group_ids', 'gains', 'network-exposed medium', 'others than before may reach it'],
    ],
  },
  aws_rds_cluster: {
    source: 'Amazon Aurora User Guide, "Deleting Aurora DB clusters and DB instances"',
    holds: 'every database in it',
    serves: 'whoever queries it',
    costs: PAID_BY_SIZE,
    watches: [
      ['deletion_protection', { turns: OFF }, 'data-loss medium', UNGUARDED],
      ['skip_final_snapshot', { turns: ON }, 'data-loss medium', 'a later delete leaves no snapshot'],
      ['backup_retention_period', { lower: NO_BACKUPS }, 'data-loss high', FEWER_BACKUPS],
      ['backtrack_window', { lower: { absent: 0 } }, 'data-loss medium', 'it can be wound back less far'],
      ['engine_version', 'changes', 'interruption high', 'an upgrade takes it offline and cannot be undone'],
      ['master_password', 'changes', 'identity-changed high', 'whoever uses the old password is locked out'],
      ['enable_http_endpoint', { becomes: ON }, 'access-widened medium', 'it answers to the Data API'],
      ['vpc_security_group_ids', 'gains', 'network-exposed medium', 'others than before may reach it'],
      [
        'serverlessv2_scaling_configuration.max_capacity',
        { higher: { absent: 0 } },
        'cost-raised medium',
        'it may grow larger',
      ],
    ],
  },
  aws_rds_cluster_instance: {
    source: 'Amazon Aurora User Guide, "Modifying an Amazon Aurora DB cluster"; the data is in the cluster',
    serves: 'whoever queries the cluster through it',
    costs: PAID_BY_SIZE,
    watches: [
      ['publicly_accessible', { becomes: ON }, 'network-exposed high', PUBLIC],
      ['instance_class', 'changes', 'interruption medium', RESIZED],
      ['instance_class', 'changes', 'cost-raised low', 'another size has another price'],
    ],
  },
  aws_dynamodb_table: {
    source: 'Amazon DynamoDB Developer Guide, "Deleting a table", "Point-in-time recovery"',
    holds: 'every item in it',
    serves: 'whatever reads from it or writes to it',
    watches: [
      ['deletion_protection_enabled', { turns: OFF }, 'data-loss medium', UNGUARDED],
      [
        'point_in_time_recovery.enabled',
        { turns: OFF },
        'data-loss high',
        'it can no longer be put back to an earlier moment',
      ],
      ['ttl.enabled', { turns: ON }, 'data-loss high', 'items past their time are deleted'],
      ['ttl.attribute_name', 'changes', 'data-loss high', 'other items than before are past their time'],
      ['replica', 'loses', 'data-loss medium', 'a copy in another region is deleted'],
      ['replica', 'gains', 'cost-raised medium', 'a copy in another region is paid for'],
      ['billing_mode', 'changes', 'cost-raised medium', 'it is billed in another way'],
      ['read_capacity', { higher: { absent: 0 } }, 'cost-raised low', 'capacity is billed, used or not'],
      ['write_capacity', { higher: { absent: 0 } }, 'cost-raised low', 'capacity is billed, used or not'],
      ['read_capacity', { lower: { absent: 0 } }, 'interruption low', 'reads beyond it are refused'],
      ['write_capacity', { lower: { absent: 0 } }, 'interruption low', 'writes beyond it are refused'],
      ['stream_enabled', { turns: OFF }, 'interruption medium', 'whatever follows its changes sees none'],
      ['server_side_encryption.kms_key_arn', 'changes', 'identity-changed medium', 'it is encrypted with another key'],
    ],
  },
  aws_redshift_cluster: {
    source: 'Amazon Redshift Management Guide, "Deleting a cluster", "Resizing a cluster"',
    holds: 'every database in it',
    serves: 'whoever queries it',
    costs: 'by node and hour, whether or not it is used',
    watches: [
      ['publicly_accessible', { becomes: ON }, 'network-exposed high', PUBLIC],
      ['skip_final_snapshot', { turns: ON }, 'data-loss medium', 'a later delete leaves no snapshot'],
      [
        'automated_snapshot_retention_period',
        { lower: NO_BACKUPS },
        'data-loss high',
        'snapshots that are older are deleted at once',
      ],
      ['node_type', 'changes', 'interruption high', 'it is read-only or offline while it is resized'],
      ['node_type', 'changes', 'cost-raised medium', 'another node has another price'],
      ['number_of_nodes', 'changes', 'interruption medium', 'connections drop while it is resized'],
      ['number_of_nodes', { higher: { absent: 1 } }, 'cost-raised medium', 'each node is paid for'],
      ['master_password', 'changes', 'identity-changed high', 'whoever uses the old password is locked out'],
      ['iam_roles', 'gains', 'access-widened medium', 'its queries may act as another role'],
      ['encrypted', { turns: OFF }, 'access-widened high', 'its data lies in clear'],
      ['enhanced_vpc_routing', { turns: OFF }, 'network-exposed medium', 'loads and unloads leave the network'],
      ['vpc_security_group_ids', 'gains', 'network-exposed medium', 'others than before may reach it'],
    ],
  },
  aws_redshiftserverless_namespace: {
    source: 'Amazon Redshift Management Guide, "Working with namespaces"',
    holds: 'every database in it, with its users and recovery points',
    serves: 'whoever queries it',
    watches: [
      ['admin_user_password', 'changes', 'identity-changed high', 'whoever uses the old password is locked out'],
      ['iam_roles', 'gains', 'access-widened medium', 'its queries may act as another role'],
      ['kms_key_id', 'changes', 'identity-changed medium', 'it is encrypted with another key'],
      ['log_exports', 'loses', 'routine medium', 'less of what happens is recorded'],
    ],
  },
  aws_redshiftserverless_workgroup: {
    source: 'Amazon Redshift Management Guide, "Compute capacity for Amazon Redshift Serverless"',
    serves: 'whoever queries through it; its data is in the namespace, and stays',
    costs: 'RPU hours while queries run',
    watches: [
      ['publicly_accessible', { becomes: ON }, 'network-exposed high', PUBLIC],
      [
        'base_capacity',
        { higher: { absent: 128 } },
        'cost-raised medium',
        'each query is billed at least at this size',
      ],
      ['base_capacity', 'changes', 'interruption low', 'running queries may be ended while it is resized'],
      ['max_capacity', { higher: { absent: Infinity } }, 'cost-raised medium', 'it may grow larger'],
      ['enhanced_vpc_routing', { turns: OFF }, 'network-exposed medium', 'loads and unloads leave the network'],
      ['security_group_ids', 'gains', 'network-exposed medium', 'others than before may reach it'],
      ['subnet_ids', 'changes', 'interruption medium', 'its addresses change'],
    ],
  },
  aws_redshiftserverless_usage_limit: {
    source: 'Amazon Redshift Management Guide, "Setting usage limits"',
    guards: ['cost-raised high', 'nothing limits what queries may cost'],
    watches: [
      ['amount', { higher: { absent: Infinity } }, 'cost-raised medium', 'more may be spent before anything happens'],
      ['amount', { lower: { absent: Infinity } }, 'interruption low', 'queries may be stopped earlier'],
      ['breach_action', { turns: ['log', 'emit-metric', null] }, 'cost-raised high', 'the limit stops nothing'],
    ],
  },
  aws_opensearch_domain: {
    source: 'Amazon OpenSearch Service Developer Guide, "Making configuration changes"',
    holds: 'every index in it',
    serves: 'whoever searches it',
    costs: PAID_BY_SIZE,
    watches: [
      ['access_policies', 'policy', 'access-widened medium', 'who may use the domain'],
      ['engine_version', 'changes', 'interruption medium', 'an upgrade cannot be undone'],
      ['cluster_config', 'changes', 'interruption medium', 'a new set of nodes takes over'],
      ['cluster_config', 'changes', 'cost-raised low', 'another size has another price'],
      ['vpc_options', 'changes', 'network-exposed high', 'it may be reached from elsewhere'],
    ],
  },
  aws_elasticache_replication_group: {
    source: 'Amazon ElastiCache User Guide, "Deleting a replication group"',
    holds: 'every key in it',
    serves: 'whatever uses it',
    costs: PAID_BY_SIZE,
    watches: [
      ['snapshot_retention_limit', { lower: { absent: 0 } }, 'data-loss high', FEWER_BACKUPS],
      ['node_type', 'changes', 'interruption medium', RESIZED],
      ['transit_encryption_enabled', { turns: OFF }, 'network-exposed medium', 'its traffic can be read'],
      ['auth_token', 'changes', 'identity-changed high', 'whoever uses the old token is locked out'],
    ],
  },
};
