import facts from './github-facts.json';
import { GITHUB_IDENTITIES } from './github-identities';
import type { ProviderKnowledge } from './provider-knowledge';

/** What is known of GitHub's provider. */
export const GITHUB_KNOWLEDGE: ProviderKnowledge = {
  facts,
  identities: GITHUB_IDENTITIES,
  serverDefaults: {},
  accountData: {},
};
