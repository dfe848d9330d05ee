import type { AssembledStack, Assembly } from '../model/assembly';
import type { Release } from '../model/release';

/** How a checkout is synthesized. */
export interface SynthesisOptions {
  /**
   * Whether the output of earlier runs goes first: for code that nobody has reviewed, so that nothing lies beside it that
   * it did not write. What Terraform has fetched for it goes too.
   */
  readonly anew?: boolean;
  /**
   * Sandboxes and previews beside the promotion path, such as `sandbox:ann` and `preview:7`. What is synthesized with
   * them lies in a folder of its own, so that runs for several of them do not get in each other's way.
   */
  readonly extra?: readonly string[];
}

/** Turns a checkout of the repository into an {@link Assembly}. */
export interface Synthesizer {
  /**
   * Synthesizes the checkout, without credentials.
   * @param checkout an absolute folder.
   * @throws DeliveryError `BadEnvironment` or `SynthFailed`, with what the program said.
   */
  synthesize(checkout: string, options?: SynthesisOptions): Promise<Assembly>;
  /** What was built of a release before, by others; `null` where its checkout has to be synthesized. */
  built(release: Release): Promise<Assembly | null>;
  /** The Terraform of a synthesized stack, as JSON. */
  configuration(stack: AssembledStack): Promise<unknown>;
  /** The names of what lies in the folder of a synthesized stack. */
  filesOf(stack: AssembledStack): Promise<string[]>;
}
