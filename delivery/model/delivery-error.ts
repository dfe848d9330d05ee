import type { DeliveryErrorCode } from './error-codes';

/**
 * Something that stops a command, told to the person who will mend it: the sentence names the wrong value, where it is,
 * and what to do next.
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly code: DeliveryErrorCode,
    sentence: string,
    options?: { readonly cause?: unknown },
  ) {
    super(sentence, options);
  }
}

/** Whether somebody stopped the command. */
export function isInterruption(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.code === 'Interrupted';
}
