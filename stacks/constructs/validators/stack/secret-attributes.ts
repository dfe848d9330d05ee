/** An attribute or map key of a subject: `name` is the last step of `path`. */
interface Place {
  readonly type: string;
  readonly path: string;
  readonly name: string;
}

/**
 * Names that mean a secret in every provider, as whole words at the end: `db_password`, but not `password_policy`.
 * With the types below they cover what the schemas of hashicorp/aws 5.100.0, integrations/github 6.9.0 and
 * snowflakedb/snowflake 2.11.0 mark as sensitive, save what they mark for privacy (login names, notes, certificates).
 */
const NAMES = new RegExp(
  `(?:^|_)(?:${[
    'passwords?|passwd|passphrase|secret|secret_string|secret_binary|secret_access_key|secret_key|private_key',
    'preshared_key|customer_key|ssh_key|host_key|token_key|fernet_key|key_material_base64|api_key|access_key',
    'auth_token|access_token|refresh_token|token|connection_string|basic_auth_credentials|platform_credential',
    'plaintext|plaintext_value|encrypted_value|oauth_client_id',
  ].join('|')})(?:_wo)?$`,
);

/** Secrets whose names do not say so, by type (the same schemas). */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_api_key: ['value'],
  aws_cloudwatch_event_connection: ['value'],
  aws_dms_certificate: ['certificate_wallet'],
  aws_pinpoint_gcm_channel: ['service_json'],
  aws_securitylake_subscriber_notification: ['authorization_api_key_value'],
  github_organization_webhook: ['url'],
  github_repository_webhook: ['url'],
  snowflake_secret_with_basic_authentication: ['username'],
  snowflake_stage: ['credentials'],
};

/** Names that end like a secret and hold none: idempotency tokens, switches, units, addresses. */
const HARMLESS = /(?:^|_)(?:manage\w*_password|(?:creation|client|update|event_source|next)_token)$/;

/** Whether whatever stands at a place is a secret by what the providers say of it. */
export function holdsSecret({ type, path, name }: Place): boolean {
  if (SENSITIVE[type]?.includes(name) === true) return true;
  if (path.startsWith('token_validity_units.')) return false;
  const word = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return NAMES.test(word) && !HARMLESS.test(word);
}

/** Whether a value only says where a secret is (an ARN, a parameter's path), or is a switch, which is no secret itself. */
export function isPointer(value: string): boolean {
  return /^(?:arn:aws:[\w:/-]+|(?:\/[\w.-]+){2,}|\$\{aws_\w+\.[\w-]+\.(?:arn|name|id)\}|true|false)$/.test(value);
}
