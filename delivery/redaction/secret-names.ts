/** What a name ends in, in snake case, where a value under it is a secret. */
const SECRET_ENDS = [
  'password',
  'passwd',
  'passwords',
  '[a-z0-9]+_pass',
  'passphrase',
  'pwd',
  'secret',
  'secret_key',
  'secret_access_key',
  'secret_string',
  'secret_binary',
  'token',
  'api_key',
  'apikey',
  'app_key',
  'application_key',
  'account_key',
  'access_key',
  'shared_key',
  'signing_key',
  'encryption_key',
  'fernet_key',
  'master_key',
  'license_key',
  'review_key',
  'private_key',
  '(?:auth|client|server|service|session|hmac|jwt|tls|ssl|aes)_key',
  'ssh_key',
  'connection_string',
  'sql_alchemy_conn',
  'dsn',
  'credential',
  'credentials',
  'webhook_url',
  'sas_key',
  'pat',
];

/** Names of this look that hold no secret: they make a request the only one of its kind, or are published. */
const HARMLESS = /(?:^|_)(?:creation|client|client_request|verification|continuation|next|id)_token$/;

/** What a name ends in where a value under it looks random, and may be seen: digests, versions, public keys. */
const PUBLIC_ENDS = [
  'hash',
  'sha',
  'sha1',
  'sha256',
  'sha512',
  'md5',
  'crc32',
  'crc32c',
  'crc64nvme',
  'digest',
  'etag',
  'checksum',
  'checksums',
  'fingerprint',
  'thumbprint',
  'thumbprint_list',
  'id',
  'ids',
  'arn',
  'version',
  'revision',
  'public_key',
  'public_key_2',
  'public_key_fp',
  'cert',
  'certs',
  'certificate',
  'certificate_chain',
  'certificate_body',
  'ca_cert',
  'caller_reference',
];

/** What may follow such an end without changing what the value is. */
const TRAILERS = /_(?:\d+|value|text|plain|base64|b64|pem|json|wo|old|new|current|previous|base)$/;

const isSecret = endsIn(SECRET_ENDS);
const isPublic = endsIn(PUBLIC_ENDS);

/** Whether the value under a name is a secret by that name, as in `DB_PASSWORD`, `--db-password`, `core.fernetKey`. */
export function namesSecret(name: string): boolean {
  let plain = snakeCase(name);
  if (HARMLESS.test(plain)) return false;
  while (!isSecret(plain)) {
    const shorter = plain.replace(TRAILERS, '');
    if (shorter === plain) return false;
    plain = shorter;
  }
  return true;
}

/** Whether the value under a name is public, however random it looks. */
export function namesPublic(name: string): boolean {
  return isPublic(snakeCase(name));
}

function endsIn(ends: readonly string[]): (name: string) => boolean {
  const pattern = new RegExp(`(?:^|_)(?:${ends.join('|')})$`);
  return (name) => pattern.test(name);
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}
