import type { Assembly } from '../model/assembly';

/** Turns a checkout of the repository into an {@link Assembly}. */
export interface Synthesizer {
  /**
   * Synthesizes the checkout, without credentials.
   * @param checkout an absolute folder.
   * @throws DeliveryError `BadEnvironment` or `SynthFailed`, with what the program said.
   */
  synthesize(checkout: string): Promise<Assembly>;
}
