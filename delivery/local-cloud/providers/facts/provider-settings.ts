import type { ProviderName } from '../schema/binding-package';
import type { Value, ValueObject } from '../wire/value';
import { isArray, isObject } from '../wire/value';
import { textAt, valueAt } from '../planning/paths';

/** Where a provider's objects live, by its configuration. */
export interface ProviderSettings {
  readonly account: string;
  readonly region: string;
  /** The account whose objects share names; empty where the provider has only one. */
  readonly realm: string;
  readonly defaultTags: ValueObject;
}

/** The account that AWS's own documentation uses in examples; no real one has this number. */
const EXAMPLE_ACCOUNT = '123456789012';
const EXAMPLE_REGION = 'us-east-1';

/** Reads where objects live from a provider's configuration; what it leaves open gets a fixed value. */
export function providerSettings(provider: ProviderName, config: Value): ProviderSettings {
  if (provider === 'aws') return awsSettings(config);
  if (provider === 'github') return { account: textAt(config, 'owner'), region: '', realm: '', defaultTags: {} };
  const names = ['organization_name', 'account_name'].map((name) => textAt(config, name));
  const account = names.filter((name) => name !== '').join('-');
  return { account, region: '', realm: account, defaultTags: {} };
}

function awsSettings(config: Value): ProviderSettings {
  const allowed = valueAt(config, ['allowed_account_ids', 0]);
  const role = valueAt(config, ['assume_role', 0, 'role_arn']);
  const assumed = typeof role === 'string' ? /^arn:aws[\w-]*:iam::(\d{12}):/.exec(role)?.[1] : undefined;
  const account = assumed ?? (typeof allowed === 'string' ? allowed : EXAMPLE_ACCOUNT);
  const region = textAt(config, 'region');
  const tags = valueAt(config, ['default_tags', 0, 'tags']);
  return {
    account,
    region: region === '' ? EXAMPLE_REGION : region,
    realm: account,
    defaultTags: isObject(tags) && !isArray(tags) ? tags : {},
  };
}
