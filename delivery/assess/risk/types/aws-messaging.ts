import { OFF, type TypeTable } from '../type-facts';

const FOR_EVER = { absent: Infinity, zero: Infinity };

/** What carries and records events on AWS: queues, topics, streams, logs, alarms. */
export const AWS_MESSAGING: TypeTable = {
  aws_sqs_queue: {
    source: 'Amazon SQS Developer Guide, "Deleting a queue", "Queue parameters"',
    holds: 'every message in it',
    serves: 'senders and receivers',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'who may send and receive'],
      [
        'message_retention_seconds',
        { lower: { absent: 345_600 } },
        'data-loss high',
        'messages that are older are deleted',
      ],
      ['visibility_timeout_seconds', 'changes', 'interruption low', 'messages may be handled twice, or later'],
      ['redrive_policy', 'changes', 'data-loss medium', 'messages that fail go elsewhere, or nowhere'],
      ['sqs_managed_sse_enabled', { turns: [false, 'false'] }, 'access-widened medium', 'messages lie in clear'],
      ['kms_master_key_id', 'changes', 'identity-changed medium', 'messages are encrypted with another key'],
    ],
  },
  aws_sqs_queue_policy: {
    source: 'Amazon SQS Developer Guide, "Identity and access management in Amazon SQS"',
    serves: 'whoever sends or receives by it',
    watches: [['policy', 'policy', 'access-widened medium', 'who may send and receive']],
  },
  aws_sns_topic: {
    source: 'Amazon SNS Developer Guide, "Deleting an Amazon SNS topic and subscription"',
    serves: 'every subscriber',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'who may publish and subscribe'],
      ['kms_master_key_id', 'changes', 'identity-changed medium', 'messages are encrypted with another key'],
    ],
  },
  aws_sns_topic_policy: {
    source: 'Amazon SNS Developer Guide, "Access control for Amazon SNS"',
    serves: 'whoever publishes or subscribes by it',
    watches: [['policy', 'policy', 'access-widened medium', 'who may publish and subscribe']],
  },
  aws_sns_topic_subscription: {
    source: 'Amazon SNS Developer Guide, "Subscribing to an Amazon SNS topic"',
    grants: 'every message of a topic to an endpoint',
    watches: [
      ['endpoint', 'changes', 'access-widened medium', 'messages go elsewhere'],
      ['filter_policy', 'changes', 'interruption low', 'other messages are delivered'],
    ],
  },
  aws_kinesis_stream: {
    source: 'Amazon Kinesis Data Streams Developer Guide, "Change the data retention period"',
    holds: 'every record in it',
    serves: 'producers and consumers',
    costs: 'by shard and hour, or by use',
    watches: [
      ['retention_period', { lower: { absent: 24 } }, 'data-loss high', 'records that are older are gone at once'],
      ['retention_period', { higher: { absent: 24 } }, 'cost-raised low', 'records are kept, and paid for, longer'],
      ['shard_count', { higher: { absent: 0 } }, 'cost-raised medium', 'each shard is paid for'],
      ['shard_count', { lower: { absent: 0 } }, 'interruption medium', 'less fits through'],
      ['encryption_type', { turns: ['NONE', null] }, 'access-widened medium', 'records lie in clear'],
      [
        'enforce_consumer_deletion',
        { turns: [true, 'true'] },
        'interruption low',
        'a later delete takes its consumers along',
      ],
    ],
  },
  aws_kinesis_firehose_delivery_stream: {
    source: 'Amazon Data Firehose Developer Guide, "Understand data delivery"',
    holds: 'what it has taken and not delivered yet',
    serves: 'what it delivers',
    watches: [
      ['extended_s3_configuration.role_arn', 'changes', 'identity-changed high', 'it delivers as another role'],
      ['extended_s3_configuration.bucket_arn', 'changes', 'interruption medium', 'it delivers elsewhere'],
      ['destination', 'changes', 'interruption medium', 'it delivers elsewhere'],
    ],
  },
  aws_msk_cluster: {
    source: 'Amazon MSK Developer Guide, "Delete an Amazon MSK Provisioned cluster", "Updating cluster configuration"',
    holds: 'every topic in it',
    serves: 'producers and consumers',
    costs: 'by broker and hour',
    watches: [
      [
        'broker_node_group_info.connectivity_info',
        'changes',
        'network-exposed high',
        'it may be reached from elsewhere',
      ],
      ['broker_node_group_info.security_groups', 'gains', 'network-exposed medium', 'others may reach it'],
      [
        'broker_node_group_info.instance_type',
        'changes',
        'interruption medium',
        'brokers restart, one after the other',
      ],
      ['broker_node_group_info.instance_type', 'changes', 'cost-raised medium', 'another broker has another price'],
      ['number_of_broker_nodes', 'changes', 'cost-raised medium', 'each broker is paid for'],
      ['kafka_version', 'changes', 'interruption medium', 'brokers restart, one after the other'],
      ['configuration_info', 'changes', 'interruption medium', 'brokers restart; topics may be kept for less time'],
      ['client_authentication', 'changes', 'access-widened high', 'clients sign in in another way, or not at all'],
      ['encryption_info', 'changes', 'access-widened high', 'its traffic may be read'],
    ],
  },
  aws_msk_serverless_cluster: {
    source: 'Amazon MSK Developer Guide, "What is MSK Serverless?"',
    holds: 'every topic in it',
    serves: 'producers and consumers',
    costs: 'by cluster, partition and hour',
  },
  aws_cloudwatch_log_group: {
    source: 'Amazon CloudWatch Logs User Guide, "Change log data retention in CloudWatch Logs"',
    holds: 'every log in it',
    watches: [
      ['retention_in_days', { lower: FOR_EVER }, 'data-loss high', 'logs that are older are deleted'],
      ['retention_in_days', { higher: FOR_EVER }, 'cost-raised low', 'logs are kept, and paid for, longer'],
      ['kms_key_id', 'changes', 'identity-changed medium', 'new logs are encrypted with another key, or none'],
    ],
  },
  aws_cloudwatch_log_resource_policy: {
    source: 'Amazon CloudWatch Logs User Guide, "Resource-based policies"',
    serves: 'services that write logs by it',
    watches: [['policy_document', 'policy', 'access-widened medium', 'who may write logs']],
  },
  aws_cloudwatch_log_subscription_filter: {
    source: 'Amazon CloudWatch Logs User Guide, "Real-time processing of log data with subscriptions"',
    grants: 'a copy of the logs to a destination',
    watches: [['destination_arn', 'changes', 'access-widened medium', 'logs go elsewhere']],
  },
  aws_cloudwatch_metric_alarm: {
    source: 'Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms"',
    guards: ['routine medium', 'nobody is told any more'],
    watches: [
      ['actions_enabled', { turns: [false, 'false'] }, 'routine medium', 'nobody is told any more'],
      ['alarm_actions', 'loses', 'routine medium', 'someone is no longer told'],
      ['threshold', 'changes', 'routine medium', 'it goes off earlier, or later'],
    ],
  },
  aws_cloudwatch_dashboard: { source: 'Amazon CloudWatch User Guide, "Using Amazon CloudWatch dashboards"' },
  aws_cloudwatch_event_rule: {
    source: 'Amazon EventBridge User Guide, "Rules in Amazon EventBridge"',
    serves: 'what it starts',
    watches: [
      ['state', { turns: ['DISABLED'] }, 'interruption medium', 'it starts nothing'],
      ['is_enabled', { turns: [false, 'false'] }, 'interruption medium', 'it starts nothing'],
      ['schedule_expression', 'changes', 'interruption low', 'what it starts runs at other times'],
      ['event_pattern', 'changes', 'interruption low', 'other events start it'],
    ],
  },
  aws_cloudwatch_event_target: {
    source: 'Amazon EventBridge User Guide, "Event bus targets in Amazon EventBridge"',
    serves: 'what the rule starts',
    watches: [
      ['arn', 'changes', 'interruption medium', 'the rule starts something else'],
      ['role_arn', 'changes', 'identity-changed high', 'the rule acts as another role'],
    ],
  },
  aws_cloudwatch_event_permission: {
    source: 'Amazon EventBridge User Guide, "Permissions for event buses"',
    grants: 'others the right to send events',
    watches: [['principal', { becomes: ['*'] }, 'network-exposed high', 'any AWS account may send events']],
  },
  aws_scheduler_schedule: {
    source: 'Amazon EventBridge Scheduler User Guide, "Managing a schedule"',
    serves: 'what it starts',
    watches: [
      ['state', { turns: ['DISABLED'] }, 'interruption medium', 'it starts nothing'],
      ['target.role_arn', 'changes', 'identity-changed high', 'it acts as another role'],
    ],
  },
  aws_cloudtrail: {
    source: 'AWS CloudTrail User Guide, "Working with CloudTrail trails"',
    guards: ['data-loss medium', 'what is done from now on is not recorded'],
    watches: [
      ['enable_logging', { turns: [false, 'false'] }, 'data-loss medium', 'what is done from now on is not recorded'],
      ['is_multi_region_trail', { turns: OFF }, 'data-loss medium', 'what is done in other regions is not recorded'],
      ['enable_log_file_validation', { turns: OFF }, 'data-loss medium', 'nobody can tell whether its log was changed'],
    ],
  },
  aws_budgets_budget: {
    source: 'AWS Cost Management User Guide, "Managing your costs with AWS Budgets"',
    guards: ['cost-raised medium', 'nobody is told when too much is spent'],
    watches: [
      ['limit_amount', { higher: { absent: Infinity } }, 'cost-raised medium', 'more is spent before anyone is told'],
      ['notification', 'loses', 'cost-raised medium', 'someone is no longer told'],
    ],
  },
};
