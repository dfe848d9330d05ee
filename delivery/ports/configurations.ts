import type { AssembledStack } from '../model/assembly';
import type { ChangeSet } from '../model/change-set';

/** Synthesized stacks, compared by what their code says: without a plan, a state or a credential. */
export interface Configurations {
  /**
   * What would have to change for one stack to become the other, with every object that stays the same, and no secret.
   * Nobody knows from code alone what a provider computes, or whether Terraform would replace an object to change it.
   * @param before `null` where there is none: all of `after` is new. At least one of the two is there.
   */
  between(before: AssembledStack | null, after: AssembledStack | null): Promise<ChangeSet>;
}
