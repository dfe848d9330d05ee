import { type AttributeRule, OFF, ON, type TypeTable } from '../type-facts';

const RENAMED: AttributeRule = ['name', 'changes', 'interruption high', 'whatever calls it by its old name fails'];

const CREDENTIAL = 'whatever uses it signs in with another credential';

/** What holds people back in Snowflake, and what signs them in: policies, integrations, secrets. */
export const SNOWFLAKE_POLICIES: TypeTable = {
  snowflake_network_policy: {
    source: 'Snowflake documentation, "Controlling network traffic with network policies"',
    guards: ['network-exposed high', 'sign-ins come from anywhere, where nothing else holds them back'],
    watches: [
      ['allowed_ip_list', 'gains', 'network-exposed medium', 'sign-ins may come from more addresses'],
      ['allowed_network_rule_list', 'gains', 'network-exposed medium', 'sign-ins may come from more places'],
      ['blocked_ip_list', 'loses', 'network-exposed medium', 'sign-ins may come from what was blocked'],
      ['blocked_network_rule_list', 'loses', 'network-exposed medium', 'sign-ins may come from what was blocked'],
      ['allowed_ip_list', 'loses', 'interruption medium', 'whoever comes from what is gone is locked out'],
      ['blocked_ip_list', 'gains', 'interruption medium', 'whoever comes from there is locked out'],
      RENAMED,
    ],
  },
  snowflake_network_policy_attachment: {
    source: 'Snowflake documentation, "Controlling network traffic with network policies"',
    guards: ['network-exposed high', 'the policy holds back nobody'],
    watches: [
      ['network_policy_name', 'set', 'interruption medium', 'whoever comes from elsewhere is locked out'],
      ['set_for_account', { turns: OFF }, 'network-exposed high', 'the account is no longer under the policy'],
      ['users', 'loses', 'network-exposed high', 'a user is no longer under the policy'],
    ],
  },
  snowflake_network_rule: {
    source: 'Snowflake documentation, "Network rules"',
    guards: ['network-exposed medium', 'policies that name it hold back less, or fail'],
    watches: [
      ['value_list', 'gains', 'network-exposed medium', 'more places are let in, or may be reached'],
      ['value_list', 'loses', 'interruption medium', 'a place is no longer let in, or reached; or no longer blocked'],
    ],
  },
  snowflake_masking_policy: {
    source: 'Snowflake documentation, "Understanding Column-level Security"',
    guards: ['access-widened high', 'what it masks may be read'],
    watches: [
      ['body', 'changes', 'access-widened high', 'other people than before see what is masked'],
      ['exempt_other_policies', { becomes: ON }, 'access-widened medium', 'other policies see what it masks'],
    ],
  },
  snowflake_row_access_policy: {
    source: 'Snowflake documentation, "Understanding row access policies"',
    guards: ['access-widened high', 'rows that it keeps back may be read'],
    watches: [['body', 'changes', 'access-widened high', 'other people than before see the rows']],
  },
  snowflake_table_column_masking_policy_application: {
    source: 'Snowflake documentation, "Understanding Column-level Security"',
    guards: ['access-widened high', 'what is masked may be read'],
  },
  snowflake_authentication_policy: {
    source: 'Snowflake documentation, "Authentication policies"',
    guards: ['identity-changed high', 'people may sign in in any way'],
    watches: [
      ['authentication_methods', 'gains', 'identity-changed high', 'people may sign in in more ways'],
      ['client_types', 'gains', 'identity-changed medium', 'more programs may sign in'],
      ['security_integrations', 'gains', 'identity-changed high', 'people may sign in through another directory'],
      ['mfa_enrollment', 'changes', 'identity-changed high', 'a second factor is asked of others than before'],
    ],
  },
  snowflake_password_policy: {
    source: 'Snowflake documentation, "Password policies"',
    guards: ['identity-changed medium', 'weaker passwords are taken'],
    watches: [
      ['min_length', { lower: { absent: 14 } }, 'identity-changed medium', 'shorter passwords are taken'],
      ['max_retries', { higher: { absent: 5 } }, 'identity-changed medium', 'passwords may be guessed for longer'],
    ],
  },
  snowflake_storage_integration: {
    source: 'Snowflake documentation, "CREATE STORAGE INTEGRATION": making it anew changes its external ID',
    identifies: 'who Snowflake is to the cloud storage',
    serves: 'stages and pipes that use it',
    watches: [
      ['storage_aws_role_arn', 'changes', 'identity-changed high', 'it acts as another role'],
      ['storage_allowed_locations', 'gains', 'access-widened medium', 'it may read and write more'],
      ['storage_blocked_locations', 'loses', 'access-widened medium', 'it may read and write what was blocked'],
      ['storage_allowed_locations', 'loses', 'interruption medium', 'stages in what is gone fail'],
      ['enabled', { turns: OFF }, 'interruption high', 'stages that use it fail'],
    ],
  },
  snowflake_api_integration: {
    source: 'Snowflake documentation, "CREATE API INTEGRATION"',
    identifies: 'who Snowflake is to an API',
    serves: 'functions and repositories that use it',
    watches: [
      ['api_aws_role_arn', 'changes', 'identity-changed high', 'it acts as another role'],
      ['api_allowed_prefixes', 'gains', 'network-exposed medium', 'more addresses may be called'],
      ['api_blocked_prefixes', 'loses', 'network-exposed medium', 'addresses that were blocked may be called'],
    ],
  },
  snowflake_notification_integration: {
    source: 'Snowflake documentation, "CREATE NOTIFICATION INTEGRATION"',
    identifies: 'who Snowflake is to a queue or topic',
    serves: 'pipes and alerts that use it',
    watches: [
      ['aws_sns_role_arn', 'changes', 'identity-changed high', 'it acts as another role'],
      ['aws_sqs_arn', 'changes', 'interruption medium', 'notices come from elsewhere'],
      ['enabled', { turns: OFF }, 'interruption high', 'pipes that use it load nothing'],
    ],
  },
  snowflake_external_volume: {
    source: 'Snowflake documentation, "CREATE EXTERNAL VOLUME"; the files stay in the lake',
    identifies: 'who Snowflake is to the storage of Iceberg tables',
    serves: 'Iceberg tables on it',
    watches: [
      ['storage_location', 'changes', 'interruption high', 'tables read, and write, elsewhere'],
      ['allow_writes', { becomes: ON }, 'access-widened low', 'Snowflake may write to the storage'],
    ],
  },
  snowflake_external_oauth_integration: {
    source: 'Snowflake documentation, "External OAuth overview"',
    identifies: 'an issuer of tokens that sign people in',
    serves: 'everyone who signs in through it',
    watches: [
      ['external_oauth_issuer', 'changes', 'identity-changed high', 'another issuer signs people in'],
      ['external_oauth_jws_keys_url', 'changes', 'identity-changed high', 'other keys vouch for people'],
      ['external_oauth_allowed_roles_list', 'gains', 'access-widened medium', 'people get another role through it'],
      ['external_oauth_blocked_roles_list', 'loses', 'access-widened high', 'people get a role that was blocked'],
      [
        'external_oauth_any_role_mode',
        { becomes: ['ENABLE'] },
        'access-widened high',
        'people choose any of their roles',
      ],
      ['enabled', { turns: OFF }, 'interruption high', 'nobody signs in through it'],
    ],
  },
  snowflake_saml2_integration: {
    source: 'Snowflake documentation, "Configuring Snowflake to use federated authentication"',
    identifies: 'a directory that signs people in',
    serves: 'everyone who signs in through it',
    watches: [
      ['saml2_x509_cert', 'changes', 'identity-changed high', 'another certificate vouches for people'],
      ['saml2_issuer', 'changes', 'identity-changed high', 'another directory signs people in'],
      ['saml2_sso_url', 'changes', 'identity-changed high', 'people sign in elsewhere'],
      ['allowed_user_domains', 'gains', 'access-widened medium', 'people of another domain may sign in'],
      ['enabled', { turns: OFF }, 'interruption high', 'nobody signs in through it'],
    ],
  },
  snowflake_scim_integration: {
    source: 'Snowflake documentation, "SCIM overview"',
    identifies: 'a directory that makes users and roles',
    serves: 'the users and roles that it keeps up to date',
    watches: [
      ['run_as_role', 'changes', 'access-widened high', 'the directory acts with another role'],
      ['network_policy', 'changes', 'network-exposed medium', 'the directory may come from elsewhere'],
    ],
  },
  snowflake_oauth_integration_for_custom_clients: {
    source: 'Snowflake documentation, "Snowflake OAuth for custom clients"',
    identifies: 'a program that acts for people',
    serves: 'everyone who uses the program',
    watches: [
      ['blocked_roles_list', 'loses', 'access-widened high', 'the program may use a role that was blocked'],
      ['pre_authorized_roles_list', 'gains', 'access-widened medium', 'the program uses a role without asking'],
      ['oauth_redirect_uri', 'changes', 'identity-changed high', 'tokens are sent elsewhere'],
      ['oauth_allow_non_tls_redirect_uri', { becomes: ON }, 'network-exposed high', 'tokens may be sent in clear'],
    ],
  },
  snowflake_secret_with_generic_string: {
    source: 'Snowflake documentation, "CREATE SECRET"',
    identifies: 'a credential',
    serves: 'whatever uses it',
    watches: [['secret_string', 'changes', 'identity-changed high', CREDENTIAL]],
  },
  snowflake_secret_with_basic_authentication: {
    source: 'Snowflake documentation, "CREATE SECRET"',
    identifies: 'a credential',
    serves: 'whatever uses it',
    watches: [
      ['username', 'changes', 'identity-changed high', CREDENTIAL],
      ['password', 'changes', 'identity-changed high', CREDENTIAL],
    ],
  },
};
