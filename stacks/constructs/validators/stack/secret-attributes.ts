/** An attribute or map key of a subject. */
interface Place {
  readonly type: string;
  readonly path: string;
  readonly name: string;
}

/** Names that mean a secret in every provider, as whole words at the end: `db_password`, but not `password_policy`. */
const NAMES =
  /(?:^|_)(?:password|passwd|passphrase|secret|secret_string|secret_binary|private_key|secret_key|secret_access_key|api_key|auth_token|access_token|refresh_token|token|plaintext_value|encrypted_value|oauth_client_id|connection_string|fernet_key)(?:_wo)?$/;

/**
 * Attributes that the providers mark as sensitive and whose names do not say so (schemas of snowflakedb/snowflake
 * 2.11.0 and hashicorp/aws 5.100.0). What they mark for privacy alone, such as a login name, is not here.
 */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = {
  snowflake_stage: ['credentials'],
  snowflake_secret_with_basic_authentication: ['username'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_iam_access_key: ['user'],
  aws_iam_user_login_profile: ['user'],
  aws_docdb_cluster: ['master_password'],
  aws_dms_endpoint: ['password'],
  aws_mq_broker: ['password'],
  aws_glue_connection: ['PASSWORD', 'ENCRYPTED_PASSWORD'],
};

/** Names that end like a secret and hold none: where to find one, or what to call one. */
const HARMLESS = /(?:^|_)(?:manage\w*_password|next_token|git_credentials)$/;

/** Whether whatever stands at a place is a secret by what the providers say of it. */
export function holdsSecret({ type, name }: Place): boolean {
  if (SENSITIVE[type]?.includes(name) === true) return true;
  const word = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return NAMES.test(word) && !HARMLESS.test(word);
}

/** Whether a value only says where a secret is (an ARN, a path), which is no secret itself. */
export function isPublic(path: string, value: string): boolean {
  return (
    /^(arn:|\/|\$\{aws_\w+\.[\w-]+\.(arn|name|id)\}$)/.test(value) || /^(true|false)$/.test(value) || path === 'type'
  );
}
