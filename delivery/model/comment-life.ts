/** An environment that a change was applied to. */
export interface AppliedEnvironment {
  readonly name: string;
  /** When the last of its stacks was applied: ISO 8601, UTC. */
  readonly at: string;
}

/** What has become of a proposed change since its plan was shown. */
export type CommentLife =
  | { readonly state: 'planned' }
  /** A push has come after the plan. */
  | { readonly state: 'stale'; readonly head: string }
  | { readonly state: 'approved'; readonly by: readonly string[]; readonly needed: number }
  | { readonly state: 'applying'; readonly environment: string; readonly started: string }
  | { readonly state: 'applied'; readonly environments: readonly AppliedEnvironment[] }
  /** The environment went back, because the change was not verified there. */
  | {
      readonly state: 'rolled-back';
      readonly environment: string;
      /** What did not hold, in a sentence that holds no secret. */
      readonly because: string;
      /** The name of the release that stands there again. */
      readonly to: string;
      /** When: ISO 8601, UTC. */
      readonly at: string;
    }
  | {
      readonly state: 'failed';
      readonly environment: string;
      /** Why, in a sentence that holds no secret. */
      readonly because: string;
      /** Ids of the stacks that are still to be applied. */
      readonly remaining: readonly string[];
      /** The command that goes on where it stopped. */
      readonly command: string;
    };

/** A plan that has just been made. */
export const PLANNED: CommentLife = { state: 'planned' };
