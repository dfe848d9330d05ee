import { type AttributeRule, OFF, ON, type TypeTable } from '../type-facts';

const RENAMED: AttributeRule = ['name', 'changes', 'interruption high', 'whatever calls it by its old name fails'];
/** Privileges whose holder can give themselves, or others, more. */
const ESCALATING = [
  'OWNERSHIP',
  'MANAGE GRANTS',
  'CREATE ROLE',
  'CREATE USER',
  'IMPERSONATE',
  'EXECUTE MANAGED TASK',
  'APPLY MASKING POLICY',
  'APPLY ROW ACCESS POLICY',
  'OVERRIDE SHARE RESTRICTIONS',
  'IMPORT SHARE',
];
const PRIVILEGES: readonly AttributeRule[] = [
  ['privileges', 'gains', 'access-widened medium', 'more is allowed'],
  ['privileges', { includes: ESCALATING }, 'access-widened high', 'its holder can get further privileges'],
  ['privileges', 'loses', 'interruption medium', 'whoever relies on what is no longer allowed fails'],
  ['all_privileges', { becomes: ON }, 'access-widened high', 'everything is allowed, what Snowflake adds later too'],
  ['with_grant_option', { becomes: ON }, 'access-widened high', 'its holder may grant it on'],
];
const STRONG_ROLES = ['ACCOUNTADMIN', 'SECURITYADMIN', 'ORGADMIN', 'USERADMIN'];
const named = (names: readonly string[]) => names.flatMap((name) => [name, `"${name}"`]);
const EVERY_USER: AttributeRule = [
  'account_role_name',
  { becomes: named(['PUBLIC']) },
  'access-widened high',
  'every user of the account holds PUBLIC',
];

const SIGN_IN: readonly AttributeRule[] = [
  ['login_name', 'changes', 'identity-changed high', 'it signs in under another name'],
  ['rsa_public_key', 'changes', 'identity-changed high', 'another key signs in as this user'],
  ['rsa_public_key_2', 'changes', 'identity-changed high', 'another key signs in as this user'],
  ['disabled', { turns: OFF }, 'access-widened high', 'it may sign in again'],
  ['disabled', { turns: ON }, 'interruption high', 'it can no longer sign in'],
  ['days_to_expiry', { higher: { absent: Infinity } }, 'access-widened low', 'it may sign in for longer'],
  ['default_secondary_roles_option', { turns: ['ALL'] }, 'access-widened medium', 'all its roles count at once'],
  ['default_role', 'changes', 'interruption low', 'it works with another role unless it says which'],
  ['network_policy', 'changes', 'network-exposed high', 'it may sign in from elsewhere'],
  RENAMED,
];
const PASSWORD: AttributeRule = ['password', 'set', 'identity-changed high', 'another password signs in as this user'];
const SECOND_FACTOR: readonly AttributeRule[] = [
  ['disable_mfa', { becomes: ON }, 'identity-changed high', 'a password alone signs in'],
  ['mins_to_bypass_mfa', 'set', 'identity-changed high', 'for a while a password alone signs in'],
];

/** Who may do what in Snowflake: roles, users, grants, shares. */
export const SNOWFLAKE_ROLES: TypeTable = {
  snowflake_account_role: {
    source: 'Snowflake documentation, "Overview of Access Control", "DROP ROLE"',
    identifies: 'a role that privileges and users hang on',
    watches: [RENAMED],
  },
  snowflake_database_role: {
    source: 'Snowflake documentation, "Overview of Access Control", "DROP DATABASE ROLE"',
    identifies: 'a role that privileges and other roles hang on',
    watches: [RENAMED],
  },
  snowflake_user: {
    source: 'Snowflake documentation, "CREATE USER", "User management"',
    identifies: 'a person who may sign in',
    watches: [...SIGN_IN, PASSWORD, ...SECOND_FACTOR],
  },
  snowflake_service_user: {
    source: 'Snowflake documentation, "CREATE USER", TYPE = SERVICE',
    identifies: 'a workload that may sign in',
    watches: SIGN_IN,
  },
  snowflake_legacy_service_user: {
    source: 'Snowflake documentation, "CREATE USER", TYPE = LEGACY_SERVICE',
    identifies: 'a workload that may sign in with a password',
    watches: [...SIGN_IN, PASSWORD],
  },
  snowflake_user_public_keys: {
    source: 'Snowflake documentation, "Key-pair authentication and key-pair rotation"',
    identifies: 'the keys of a user',
    watches: [
      ['rsa_public_key', 'changes', 'identity-changed high', 'another key signs in as this user'],
      ['rsa_public_key_2', 'changes', 'identity-changed high', 'another key signs in as this user'],
    ],
  },
  snowflake_user_programmatic_access_token: {
    source: 'Snowflake documentation, "Using programmatic access tokens for authentication"',
    identifies: 'a lasting token of a user',
    watches: [
      ['role_restriction', 'changes', 'access-widened high', 'the token acts with another role'],
      ['disabled', { turns: OFF }, 'access-widened high', 'the token works again'],
      ['days_to_expiry', { higher: { absent: 15 } }, 'access-widened medium', 'the token works for longer'],
      [
        'mins_to_bypass_network_policy_requirement',
        'set',
        'network-exposed high',
        'it works from anywhere for a while',
      ],
      ['keeper', 'changes', 'identity-changed high', 'the token is made anew'],
    ],
  },
  snowflake_grant_privileges_to_account_role: {
    source: 'Snowflake documentation, "GRANT <privileges> … TO ROLE"',
    grants: 'privileges to a role',
    watches: [...PRIVILEGES, EVERY_USER],
  },
  snowflake_grant_privileges_to_database_role: {
    source: 'Snowflake documentation, "GRANT <privileges> … TO DATABASE ROLE"',
    grants: 'privileges to a database role',
    watches: PRIVILEGES,
  },
  snowflake_grant_privileges_to_share: {
    source: 'Snowflake documentation, "GRANT <privilege> … TO SHARE"',
    grants: 'other accounts the right to read',
    watches: [['privileges', 'opens', 'access-widened high', 'other accounts may read']],
  },
  snowflake_grant_account_role: {
    source: 'Snowflake documentation, "GRANT ROLE"',
    grants: 'all that a role may do to a user or another role',
    watches: [
      ['role_name', { becomes: named(STRONG_ROLES) }, 'access-widened high', 'its holder may do almost anything'],
      [
        'parent_role_name',
        { becomes: named(['PUBLIC']) },
        'access-widened high',
        'every user of the account holds PUBLIC',
      ],
    ],
  },
  snowflake_grant_database_role: {
    source: 'Snowflake documentation, "GRANT DATABASE ROLE"',
    grants: 'all that a database role may do to another role, or to a share',
    watches: [
      [
        'parent_role_name',
        { becomes: named(['PUBLIC']) },
        'access-widened high',
        'every user of the account holds PUBLIC',
      ],
      ['share_name', 'set', 'access-widened high', 'other accounts may read'],
    ],
  },
  snowflake_grant_application_role: {
    source: 'Snowflake documentation, "GRANT APPLICATION ROLE"',
    grants: 'what an application role may do',
  },
  snowflake_grant_ownership: {
    source: 'Snowflake documentation, "GRANT OWNERSHIP"',
    grants: 'ownership, with the right to grant on and to drop',
    watches: [
      ['account_role_name', 'set', 'access-widened high', 'its owner may grant it on and drop it'],
      ['database_role_name', 'set', 'access-widened high', 'its owner may grant it on and drop it'],
      ['outbound_privileges', { becomes: ['REVOKE'] }, 'interruption high', 'all grants on the object are revoked'],
    ],
  },
  snowflake_share: {
    source: 'Snowflake documentation, "About Secure Data Sharing"',
    grants: 'a way for other accounts to read',
    serves: 'the accounts that read it',
    watches: [
      ['accounts', 'opens', 'access-widened high', 'another account may read'],
      ['accounts', 'loses', 'interruption medium', 'an account may no longer read'],
    ],
  },
};
