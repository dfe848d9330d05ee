import type { AssembledStack, Assembly } from '../model/assembly';

/** Turns a checkout of the repository into an {@link Assembly}. */
export interface Synthesizer {
  /**
   * Synthesizes the checkout, without credentials.
   * @param checkout an absolute folder.
   * @param anew whether the output of earlier runs goes first: for code that nobody has reviewed, so that nothing lies
   *   beside it that it did not write. What Terraform has fetched for it goes too.
   * @throws DeliveryError `BadEnvironment` or `SynthFailed`, with what the program said.
   */
  synthesize(checkout: string, options?: { readonly anew: boolean }): Promise<Assembly>;
  /** The Terraform of a synthesized stack, as JSON. */
  configuration(stack: AssembledStack): Promise<unknown>;
  /** The names of what lies in the folder of a synthesized stack. */
  filesOf(stack: AssembledStack): Promise<string[]>;
}
