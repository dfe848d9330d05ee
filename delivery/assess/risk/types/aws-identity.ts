import { OFF, type TypeTable } from '../type-facts';

const ADMINISTRATORS = [
  'arn:aws:iam::aws:policy/AdministratorAccess',
  'arn:aws:iam::aws:policy/IAMFullAccess',
  'arn:aws:iam::aws:policy/PowerUserAccess',
];
const ALMOST_ALL = 'its holder may do almost anything';
const WHAT_HOLDERS_MAY = 'what its holders may do';
const BOUNDARY = 'what bounds it is another policy, or none';

/** Who may do what on AWS: IAM, KMS, secrets, parameters. */
export const AWS_IDENTITY: TypeTable = {
  aws_iam_role: {
    source: 'IAM User Guide, "IAM roles", "Permissions boundaries for IAM entities"',
    identifies: 'an IAM role',
    serves: 'whatever acts as this role',
    watches: [
      ['assume_role_policy', 'trust', 'access-widened high', 'who may become this role'],
      ['inline_policy[name].policy', 'policy', 'access-widened medium', 'what the role may do'],
      ['managed_policy_arns', 'gains', 'access-widened medium', 'the role may do more'],
      ['managed_policy_arns', 'loses', 'interruption medium', 'the role may do less'],
      ['permissions_boundary', 'changes', 'access-widened high', BOUNDARY],
      ['max_session_duration', { higher: { absent: 3600 } }, 'access-widened low', 'a session lasts longer'],
    ],
  },
  aws_iam_policy: {
    source: 'IAM User Guide, "Managed policies and inline policies"',
    serves: 'what it allows',
    watches: [['policy', 'policy', 'access-widened medium', WHAT_HOLDERS_MAY]],
  },
  aws_iam_role_policy: {
    source: 'IAM User Guide, "Managed policies and inline policies"',
    serves: 'what it allows',
    watches: [['policy', 'policy', 'access-widened medium', 'what the role may do']],
  },
  aws_iam_role_policy_attachment: {
    source: 'IAM User Guide, "Adding and removing IAM identity permissions"',
    grants: 'what a policy allows to a role',
    watches: [['policy_arn', { becomes: ADMINISTRATORS }, 'access-widened high', ALMOST_ALL]],
  },
  aws_iam_policy_attachment: {
    source: 'IAM User Guide, "Adding and removing IAM identity permissions"',
    grants: 'what a policy allows to all that it lists, and takes it from all others',
    watches: [
      ['policy_arn', { becomes: ADMINISTRATORS }, 'access-widened high', ALMOST_ALL],
      ['roles', 'gains', 'access-widened medium', 'another role holds the policy'],
      ['users', 'gains', 'access-widened medium', 'another user holds the policy'],
      ['groups', 'gains', 'access-widened medium', 'another group holds the policy'],
      ['roles', 'loses', 'interruption medium', 'a role no longer holds the policy'],
    ],
  },
  aws_iam_user: {
    source: 'IAM User Guide, "IAM users"',
    identifies: 'a user with lasting credentials',
    watches: [['permissions_boundary', 'changes', 'access-widened high', BOUNDARY]],
  },
  aws_iam_user_policy: {
    source: 'IAM User Guide, "Managed policies and inline policies"',
    serves: 'what it allows',
    watches: [['policy', 'policy', 'access-widened medium', 'what the user may do']],
  },
  aws_iam_user_policy_attachment: {
    source: 'IAM User Guide, "Adding and removing IAM identity permissions"',
    grants: 'what a policy allows to a user',
    watches: [['policy_arn', { becomes: ADMINISTRATORS }, 'access-widened high', ALMOST_ALL]],
  },
  aws_iam_access_key: {
    source: 'IAM User Guide, "Manage access keys for IAM users"',
    identifies: 'a lasting key of a user',
    watches: [['status', { turns: ['Active', null] }, 'access-widened high', 'the key works again']],
  },
  aws_iam_group: { source: 'IAM User Guide, "IAM user groups"', identifies: 'a group that permissions hang on' },
  aws_iam_group_policy: {
    source: 'IAM User Guide, "Managed policies and inline policies"',
    serves: 'what it allows',
    watches: [['policy', 'policy', 'access-widened medium', 'what the group may do']],
  },
  aws_iam_group_policy_attachment: {
    source: 'IAM User Guide, "Adding and removing IAM identity permissions"',
    grants: 'what a policy allows to a group',
    watches: [['policy_arn', { becomes: ADMINISTRATORS }, 'access-widened high', ALMOST_ALL]],
  },
  aws_iam_group_membership: {
    source: 'IAM User Guide, "Edit users in IAM groups"',
    grants: 'what a group may do to its users',
    watches: [
      ['users', 'gains', 'access-widened medium', 'another user may do what the group may'],
      ['users', 'loses', 'interruption medium', 'a user may no longer do what the group may'],
    ],
  },
  aws_iam_instance_profile: {
    source: 'IAM User Guide, "Using instance profiles"',
    grants: 'a role to machines',
    watches: [['role', 'changes', 'identity-changed high', 'machines act as another role']],
  },
  aws_iam_openid_connect_provider: {
    source: 'IAM User Guide, "OIDC federation"',
    identifies: 'an issuer of tokens that this account trusts',
    serves: 'every role that trusts its tokens',
    watches: [
      ['client_id_list', 'gains', 'access-widened high', 'tokens for another audience are taken'],
      ['thumbprint_list', 'changes', 'identity-changed high', 'another certificate vouches for the issuer'],
    ],
  },
  aws_iam_saml_provider: {
    source: 'IAM User Guide, "SAML 2.0 federation"',
    identifies: 'a directory whose sign-ins this account trusts',
    serves: 'everyone who signs in through it',
    watches: [['saml_metadata_document', 'changes', 'identity-changed high', 'another certificate vouches for people']],
  },
  aws_iam_service_linked_role: {
    source: 'IAM User Guide, "Create a service-linked role"',
    identifies: 'a role of an AWS service',
    serves: 'the service that acts as this role',
  },
  aws_kms_key: {
    source: 'AWS KMS Developer Guide, "Delete an AWS KMS key", "Key policies in AWS KMS"',
    holds: 'whatever is encrypted with it',
    identifies: 'an encryption key',
    serves: 'whatever reads what is encrypted with it',
    costs: 'a dollar a month',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'who may use the key'],
      [
        'deletion_window_in_days',
        { lower: { absent: 30 } },
        'data-loss medium',
        'a delete can be stopped for less time',
      ],
      ['is_enabled', { turns: [false, 'false'] }, 'interruption high', 'nothing that is encrypted with it can be read'],
      ['enable_key_rotation', { turns: OFF }, 'identity-changed medium', 'the key is no longer renewed'],
    ],
  },
  aws_kms_replica_key: {
    source: 'AWS KMS Developer Guide, "Multi-Region keys in AWS KMS"',
    holds: 'whatever is encrypted with it in its region',
    identifies: 'an encryption key',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'who may use the key'],
      [
        'deletion_window_in_days',
        { lower: { absent: 30 } },
        'data-loss medium',
        'a delete can be stopped for less time',
      ],
      ['enabled', { turns: [false, 'false'] }, 'interruption high', 'nothing that is encrypted with it can be read'],
    ],
  },
  aws_kms_alias: {
    source: 'AWS KMS Developer Guide, "Aliases in AWS KMS"',
    serves: 'whatever finds its key by this name',
    watches: [['target_key_id', 'changes', 'identity-changed high', 'the name stands for another key']],
  },
  aws_kms_grant: {
    source: 'AWS KMS Developer Guide, "Grants in AWS KMS"',
    grants: 'the use of a key',
    watches: [['operations', 'gains', 'access-widened medium', 'more may be done with the key']],
  },
  aws_kms_key_policy: {
    source: 'AWS KMS Developer Guide, "Key policies in AWS KMS"',
    serves: 'whoever uses the key by this policy',
    watches: [['policy', 'policy', 'access-widened medium', 'who may use the key']],
  },
  aws_secretsmanager_secret: {
    source: 'AWS Secrets Manager User Guide, "Delete an AWS Secrets Manager secret"',
    holds: 'the secret in it, with its versions',
    serves: 'whatever reads the secret',
    watches: [
      ['policy', 'policy', 'access-widened medium', 'who may read the secret'],
      [
        'recovery_window_in_days',
        { lower: { absent: 30 } },
        'data-loss medium',
        'a deleted secret can be brought back for less time',
      ],
      ['kms_key_id', 'changes', 'identity-changed medium', 'it is encrypted with another key'],
    ],
  },
  aws_secretsmanager_secret_version: {
    source: 'AWS Secrets Manager User Guide, "Secret versions"',
    identifies: 'a credential',
    watches: [
      ['secret_string', 'changes', 'identity-changed high', 'whatever reads it gets another credential'],
      ['secret_binary', 'changes', 'identity-changed high', 'whatever reads it gets another credential'],
      ['version_stages', 'changes', 'identity-changed high', 'another version counts as current'],
    ],
  },
  aws_secretsmanager_secret_policy: {
    source: 'AWS Secrets Manager User Guide, "Resource-based policies"',
    guards: ['access-widened medium', 'what the policy denied is no longer denied, and what it allowed fails'],
    watches: [['policy', 'policy', 'access-widened medium', 'who may read the secret']],
  },
  aws_secretsmanager_secret_rotation: {
    source: 'AWS Secrets Manager User Guide, "Rotate AWS Secrets Manager secrets"',
    guards: ['identity-changed medium', 'the secret is no longer renewed'],
    watches: [['rotation_rules', 'changes', 'identity-changed medium', 'the secret is renewed at other times']],
  },
  aws_ssm_parameter: {
    source: 'AWS Systems Manager User Guide, "Parameter Store"; its value is in the repository',
    serves: 'whatever reads the parameter',
    watches: [
      ['value', 'changes', 'interruption low', 'whatever reads it gets another value'],
      ['insecure_value', 'changes', 'interruption low', 'whatever reads it gets another value'],
      ['type', { turns: ['String', 'StringList'] }, 'access-widened high', 'its value is no longer encrypted'],
      ['key_id', 'changes', 'identity-changed medium', 'it is encrypted with another key'],
    ],
  },
};
