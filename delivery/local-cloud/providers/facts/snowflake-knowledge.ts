import type { ProviderKnowledge } from './provider-knowledge';
import table from './snowflake-facts.json';
import { SNOWFLAKE_IDENTITIES } from './snowflake-identities';
import { SNOWFLAKE_PARAMETERS } from './snowflake-parameters';
import type { TypeFacts } from './type-facts';

const FACTS: Readonly<Record<string, TypeFacts>> = table.types;

/** What is known of Snowflake's provider. */
export const SNOWFLAKE_KNOWLEDGE: ProviderKnowledge = {
  facts: (type) => FACTS[type] ?? {},
  identities: SNOWFLAKE_IDENTITIES,
  serverDefaults: SNOWFLAKE_PARAMETERS,
  accountData: {},
};
