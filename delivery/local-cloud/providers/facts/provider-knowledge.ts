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
