import type { ProviderName } from '../schema/binding-package';
import type { ProviderKnowledge } from './provider-knowledge';

/** Loads one provider's tables and no other's: every launch of a provider waits for it. */
export async function loadKnowledge(provider: ProviderName): Promise<ProviderKnowledge> {
  switch (provider) {
    case 'aws':
      return (await import('./aws-knowledge')).AWS_KNOWLEDGE;
    case 'github':
      return (await import('./github-knowledge')).GITHUB_KNOWLEDGE;
    case 'snowflake':
      return (await import('./snowflake-knowledge')).SNOWFLAKE_KNOWLEDGE;
  }
}
