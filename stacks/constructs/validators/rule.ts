import type { StackView } from './stack-view';
import type { Subject } from './subject';

/** What is wrong with a subject: `schedulers is 2`, but *because*; *mend*. */
export interface Flaw {
  readonly what: string;
  readonly because: string;
  readonly mend: string;
}

/** One thing that `terraform validate` lets through and that hurts later. */
export interface Rule {
  /** Names the rule in messages and exceptions; never renamed. */
  readonly code: string;
  /** The sentence that holds for every stack that passes. */
  readonly guarantees: string;
  /** The types of subject it judges; `*` is every resource, data source, provider and output. */
  readonly types: readonly string[] | '*';
  /** `true` where no written reason excuses a breach. */
  readonly absolute?: true;
  readonly check: (subject: Subject, view: StackView) => readonly Flaw[];
}
