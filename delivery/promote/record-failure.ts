import { DeliveryError } from '../model/delivery-error';

/** Somewhere a failure is put down. */
export interface Record {
  readonly write: () => Promise<void>;
  /** What is still to be read there if it does not take it. */
  readonly otherwise: string;
}

/**
 * Puts a failure down wherever people look for it. A place that does not take it is told beside the failure, which
 * stays the reason that is given.
 * @throws DeliveryError with the code of the failure, when a place does not take it.
 */
export async function recordFailure(failure: unknown, records: readonly Record[]): Promise<void> {
  const untold = await Promise.all(
    records.map(({ write, otherwise }) =>
      write().then(
        () => [],
        (error: unknown) => [`${otherwise}: ${sentenceOf(error)}`],
      ),
    ),
  );
  if (untold.flat().length === 0) return;
  const code = failure instanceof DeliveryError ? failure.code : 'Unexpected';
  throw new DeliveryError(code, [sentenceOf(failure), ...untold.flat()].join('\n'), { cause: failure });
}

/** What an error says. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
