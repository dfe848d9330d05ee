import type { Flaw, Rule } from '../rule';

/** The arguments of the three providers that hold a credential or lead to one (their documentation, "Argument reference"). */
const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  'provider.aws': ['access_key', 'secret_key', 'token', 'shared_credentials_files', 'profile'],
  'provider.github': ['token', 'app_auth'],
  'provider.snowflake': [
    'password',
    'private_key',
    'private_key_passphrase',
    'token',
    'passcode',
    'oauth_client_secret',
    'oauth_client_id',
    'token_accessor',
    'profile',
  ],
};

/** Providers take their credentials from the process that runs Terraform. */
export const credentialRules: readonly Rule[] = [
  {
    code: 'provider-credentials',
    guarantees: 'No provider block holds a credential, or names a file or profile with one.',
    types: Object.keys(CREDENTIALS),
    absolute: true,
    check: ({ type, attributes }) =>
      (CREDENTIALS[type] ?? [])
        .filter((argument) => attributes[argument] !== undefined)
        .map((argument): Flaw => ({
          what: `${argument} is set`,
          because: 'the block is written to disk, and ties the stack to one machine or identity',
          mend: 'remove it; the provider reads its environment variables',
        })),
  },
];
