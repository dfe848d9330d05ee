/** Which way a version or size cannot go. */
export type Blocked = 'down' | 'down-across-majors';

/** An attribute that a vendor lets go one way only. */
export interface OneWay {
  readonly type: string;
  /** A path, with dots between names. */
  readonly at: string;
  readonly blocked: Blocked;
  /** The end of a sentence: what the vendor does. */
  readonly because: string;
  /** The page of the documentation that says so. */
  readonly source: string;
}

/**
 * Upgrades that cannot be undone in place. Amazon MWAA goes back within a major version, and from 3 to 2.11; versions of
 * Glue, Lambda and Redshift go both ways, or nobody chooses them.
 */
export const ONE_WAY: readonly OneWay[] = [
  {
    type: 'aws_mwaa_environment',
    at: 'airflow_version',
    blocked: 'down-across-majors',
    because: 'Amazon MWAA goes back within a major version of Airflow, and from 3 to 2.11 only',
    source: 'Amazon MWAA User Guide, "Changing the Apache Airflow version"',
  },
  {
    type: 'aws_db_instance',
    at: 'engine_version',
    blocked: 'down',
    because: 'an upgraded engine goes back only by restoring a snapshot that was taken before',
    source: 'Amazon RDS User Guide, "Upgrading a DB instance engine version"',
  },
  {
    type: 'aws_rds_cluster',
    at: 'engine_version',
    blocked: 'down',
    because: 'an upgraded engine goes back only by restoring a snapshot that was taken before',
    source:
      'Amazon Aurora User Guide, "Upgrading Amazon Aurora MySQL DB clusters", "Upgrading Amazon Aurora PostgreSQL DB clusters"',
  },
  {
    type: 'aws_db_instance',
    at: 'allocated_storage',
    blocked: 'down',
    because: 'storage cannot be made smaller',
    source: 'Amazon RDS User Guide, "Working with storage for Amazon RDS DB instances"',
  },
  {
    type: 'aws_elasticache_replication_group',
    at: 'engine_version',
    blocked: 'down',
    because: 'an older engine needs a new replication group',
    source: 'Amazon ElastiCache User Guide, "Version Management for ElastiCache"',
  },
  {
    type: 'aws_opensearch_domain',
    at: 'engine_version',
    blocked: 'down',
    because: 'an upgrade is irreversible; the older version needs a new domain and a snapshot',
    source: 'Amazon OpenSearch Service Developer Guide, "Upgrading a domain (console)"',
  },
  {
    type: 'aws_msk_cluster',
    at: 'kafka_version',
    blocked: 'down',
    because: 'a cluster is not downgraded to an older version of Kafka',
    source: 'Amazon MSK Developer Guide, "Upgrade the Apache Kafka version"',
  },
  {
    type: 'aws_msk_cluster',
    at: 'broker_node_group_info.storage_info.ebs_storage_info.volume_size',
    blocked: 'down',
    because: 'storage of brokers cannot be made smaller',
    source: 'Amazon MSK Developer Guide, "Scale up Amazon MSK Standard broker storage"',
  },
];
