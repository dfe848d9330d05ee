import table from './github-facts.json';
import { GITHUB_IDENTITIES } from './github-identities';
import type { ProviderKnowledge } from './provider-knowledge';
import type { TypeFacts } from './type-facts';

const FACTS: Readonly<Record<string, TypeFacts>> = table.types;

/** What is known of GitHub's provider. */
export const GITHUB_KNOWLEDGE: ProviderKnowledge = {
  facts: (type) => FACTS[type] ?? {},
  identities: GITHUB_IDENTITIES,
  serverDefaults: {},
  accountData: {},
};
