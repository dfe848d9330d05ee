import { blocksOf, isBody } from './blocks';
import { providerSource } from './provider-source';
import { requiredProviders } from './providers-of';

/**
 * Settings of a provider that run a program, read a file, or send what is secret to somebody else: `exec` of the
 * Kubernetes provider, `base_url` of GitHub's, `endpoints` and `http_proxy` of AWS's, `private_key_path` of Snowflake's.
 */
const DANGEROUS = /exec|command|process|plugin|proxy|endpoint|url|host|file|path|insecure|ca_bundle/;

/** A dangerous setting, and where it is. */
export interface ProviderSetting {
  /** `aws.endpoints`. */
  readonly name: string;
  /** The same for the same provider, name and value. */
  readonly identity: string;
}

/** The dangerous settings of the providers that a parsed `.tf.json` configures. */
export function dangerousSettings(json: Readonly<Record<string, unknown>>): ProviderSetting[] {
  const sources = requiredProviders(json);
  return blocksOf(json['provider'], 1).flatMap(({ labels: [name = ''], body }) =>
    settingsIn(body, [name]).map(({ path, value }) => ({
      name: path.join('.'),
      identity: JSON.stringify([sources.get(name) ?? providerSource(name), path.slice(1), value]),
    })),
  );
}

interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
}

function settingsIn(value: unknown, path: readonly string[]): Setting[] {
  if (Array.isArray(value)) return value.flatMap((inner) => settingsIn(inner, path));
  if (!isBody(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return DANGEROUS.test(key) ? [{ path: here, value: inner }] : settingsIn(inner, here);
  });
}
