import type { ProviderName } from '../schema/binding-package';
import type { Value } from '../wire/value';
import type { IdentityTable, Template } from './identity';
import type { TypeFacts } from './type-facts';

/** All that the local cloud knows of one provider beyond its binding. */
export interface ProviderKnowledge {
  /** The facts of a resource type, of `data.<type>` or of `provider`; none for what the tables do not name. */
  readonly facts: (type: string) => TypeFacts;
  readonly identities: IdentityTable;
  /** What arguments have in the service where the configuration leaves them open, by name. */
  readonly serverDefaults: Readonly<Record<string, Value>>;
  /** Data sources that tell of the account itself, by type and attribute. */
  readonly accountData: Readonly<Record<string, Readonly<Record<string, Template>>>>;
}

/** Loads one provider's tables and no other's: every launch of a provider waits for it. */
export async function providerKnowledge(provider: ProviderName): Promise<ProviderKnowledge> {
  switch (provider) {
    case 'aws':
      return (await import('./aws-knowledge')).AWS_KNOWLEDGE;
    case 'github':
      return (await import('./github-knowledge')).GITHUB_KNOWLEDGE;
    case 'snowflake':
      return (await import('./snowflake-knowledge')).SNOWFLAKE_KNOWLEDGE;
  }
}
