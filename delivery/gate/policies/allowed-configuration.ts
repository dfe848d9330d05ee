import { type Backend, backendOf } from './backend-of';
import { isBody } from './blocks';
import { dangerousSettings } from './provider-settings';
import { startedProviders } from './providers-of';

/** What a configuration that nobody reviewed may do: what the reviewed one, from which it began, does already. */
export interface AllowedConfiguration {
  /** Sources in their short form. */
  readonly providers: ReadonlySet<string>;
  /** Identities of dangerous settings of providers. */
  readonly settings: ReadonlySet<string>;
  /** By the id of the stack; `null` for one that states none. */
  readonly backends: ReadonlyMap<string, Backend | null>;
}

/**
 * What the stacks of the base commit do already.
 * @param base their parsed `cdk.tf.json`, by the ids of the stacks.
 */
export function allowedBy(base: Readonly<Record<string, unknown>>): AllowedConfiguration {
  const stacks = Object.entries(base).flatMap(([id, json]) => (isBody(json) ? [{ id, json }] : []));
  return {
    providers: new Set(stacks.flatMap(({ json }) => [...startedProviders(json).values()])),
    settings: new Set(stacks.flatMap(({ json }) => dangerousSettings(json).map(({ identity }) => identity))),
    backends: new Map(stacks.map(({ id, json }) => [id, backendOf(json)])),
  };
}
