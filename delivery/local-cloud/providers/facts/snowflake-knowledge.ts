import type { ProviderKnowledge } from './provider-knowledge';
import facts from './snowflake-facts.json';
import { SNOWFLAKE_IDENTITIES } from './snowflake-identities';
import { SNOWFLAKE_PARAMETERS } from './snowflake-parameters';

/** What is known of Snowflake's provider. */
export const SNOWFLAKE_KNOWLEDGE: ProviderKnowledge = {
  facts,
  identities: SNOWFLAKE_IDENTITIES,
  serverDefaults: SNOWFLAKE_PARAMETERS,
  accountData: {},
};
