import { type RawRecord, isRecord } from './raw-value';
import { namesSecret } from './secret-names';

/** An attribute that may hold a secret in any form, though its provider does not mark it. */
interface AttributeRule {
  /** Which resource types; all where it is left out. */
  readonly types?: RegExp;
  readonly attribute: RegExp;
  readonly because: string;
}

const RULES: readonly AttributeRule[] = [
  {
    attribute: /^(?:user_data|user_data_base64|custom_data)$/,
    because: 'a start-up script, where passwords are often written out, in base64 as a rule',
  },
  {
    types: /^aws_glue_connection$/,
    attribute: /^connection_properties$/,
    because: 'holds PASSWORD or a JDBC URL with one; AWS takes any key',
  },
  {
    types: /^aws_(?:dms_endpoint|db_proxy|appflow_connector_profile)$/,
    attribute: /^(?:extra_connection_attributes|connector_profile_credentials)$/,
    because: 'a list of settings of the database driver, credentials among them',
  },
  {
    types: /^snowflake_(?:external_function|api_integration|notification_integration)/,
    attribute: /^(?:header|api_key|azure_ad_application_id)$/,
    because: 'sent with each request, to prove who asks',
  },
  {
    types: /^github_(?:actions|codespaces|dependabot)_.*secret$/,
    attribute: /^(?:encrypted_value|plaintext_value|value)$/,
    because: 'a secret of GitHub Actions; whoever holds the repository key can read the encrypted one',
  },
  {
    types: /webhook$/,
    attribute: /^url$/,
    because: 'whoever knows the address of a webhook may call it',
  },
];

/** Fields that name what stands in another field of the same record, as in `{ name = "DB_PASSWORD", value = … }`. */
const NAMING = ['name', 'key', 'Name', 'Key', 'variable_name', 'secret_name', 'ParameterKey', 'parameter_key'];
const NAMED = new Set(['value', 'Value', 'insecure_value', 'ParameterValue', 'parameter_value', 'plaintext_value']);

/** References to a secret, names of keys, public keys, switches: they give nothing away. */
const HARMLESS = new RegExp(
  `^(?:${[
    '|true|false|null|none|read|write|required|optional|\\d{1,3}',
    'arn:[\\w:/.*+=@,-]+',
    'alias/[\\w/-]+',
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '\\{\\{resolve:[^}]*\\}\\}',
    '\\$\\{[^}]*\\}',
    '(?:ssh|ecdsa)-[\\w-]+ .*',
  ].join('|')})$`,
  'i',
);

/** Where a value stands. */
export interface Place {
  /** The type of the resource, such as `aws_instance`; empty where there is none. */
  readonly type: string;
  /** The nearest name above it. */
  readonly name: string;
  /** The record that it stands in. */
  readonly beside?: RawRecord | undefined;
  /** Whether the names in it, if it is a record, are those of a schema, as in an object or a block; else of a map. */
  readonly hasAttributes?: boolean;
}

/** Whether a value is hidden for the name it bears, whatever it is. */
export function isHiddenByName(value: unknown, place: Place): boolean {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') return false;
  if (RULES.some(({ types, attribute }) => types?.test(place.type) !== false && attribute.test(place.name)))
    return true;
  return typeof value === 'string' && !HARMLESS.test(value) && (namesSecret(place.name) || isNamedBeside(place));
}

function isNamedBeside({ name, beside }: Place): boolean {
  if (beside === undefined || !NAMED.has(name)) return false;
  return NAMING.some((field) => {
    const called = beside[field];
    return typeof called === 'string' && namesSecret(called);
  });
}

/** The values below a value that are hidden for their names. */
export function* hiddenByName(value: unknown, place: Place): Generator<string> {
  if (typeof value === 'string' && isHiddenByName(value, place)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* hiddenByName(item, place);
  else if (isRecord(value)) {
    for (const [name, child] of Object.entries(value)) yield* hiddenByName(child, { ...place, name, beside: value });
  }
}
