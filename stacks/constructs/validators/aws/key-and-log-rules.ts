import { isOn } from '../attributes';
import { requires } from '../requirement';
import type { Rule } from '../rule';
import type { Subject } from '../subject';

const isSymmetric = ({ attributes }: Subject) =>
  (attributes['customer_master_key_spec'] ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT';

/** What must hold for KMS keys and CloudWatch logs. */
export const keyAndLogRules: readonly Rule[] = [
  requires({
    code: 'key-rotation',
    guarantees: 'Every symmetric KMS key rotates.',
    types: ['aws_kms_key'],
    path: 'enable_key_rotation',
    when: isSymmetric,
    allows: isOn,
    because: 'KMS does not rotate a key unless told to',
    mend: 'set enable_key_rotation to true',
  }),
  requires({
    code: 'key-deletion-window',
    guarantees: 'A deleted KMS key can be saved for as long as its environment says.',
    types: ['aws_kms_key'],
    path: 'deletion_window_in_days',
    allows: (days, _, { environment }) => typeof days === 'number' && days >= environment.retention.kmsDeletionDays,
    because: 'it is less than retention.kmsDeletionDays asks for, and what it encrypts goes with it',
    mend: 'pass retention.kmsDeletionDays on',
  }),
  requires({
    code: 'log-group-retention',
    guarantees: 'Every log group forgets after a stated number of days.',
    types: ['aws_cloudwatch_log_group'],
    path: 'retention_in_days',
    allows: (days) => typeof days === 'number' && days > 0,
    because: 'CloudWatch keeps, and bills, its events for ever',
    mend: 'pass retention.logDays on',
  }),
  requires({
    code: 'log-group-key',
    guarantees: 'Every log group is encrypted with a key of ours.',
    types: ['aws_cloudwatch_log_group'],
    path: 'kms_key_id',
    allows: (key) => typeof key === 'string' && key !== '',
    because: 'whoever may read logs could read it without any right to a key',
    mend: 'name a KMS key whose policy lets the logs service of the region use it',
  }),
  requires({
    code: 'secret-parameter',
    guarantees: 'No SSM parameter of ours holds a secret in the state.',
    types: ['aws_ssm_parameter'],
    path: 'value',
    when: ({ attributes }) => attributes['type'] === 'SecureString',
    allows: (value) => value === undefined,
    because: 'the value of a SecureString lands readable in the state',
    mend: 'use value_wo with value_wo_version, or keep the secret outside Terraform',
  }),
];
