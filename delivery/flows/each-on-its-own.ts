import { isInterruption } from '../model/delivery-error';
import { sentenceOf } from '../promote/record-failure';

/** What became of one of several. */
export type Told<T> = { readonly environment: string } & (
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'failed'; readonly because: string }
);

/**
 * One after the other, whatever became of those before it: a failure stops no other.
 * @throws DeliveryError `Interrupted`, which stops all.
 */
export async function eachOnItsOwn<T extends { readonly environment: string }, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<Told<R>[]> {
  const told: Told<R>[] = [];
  for (const one of all) {
    const { environment } = one;
    try {
      told.push({ environment, kind: 'done', result: await work(one) });
    } catch (error) {
      if (isInterruption(error)) throw error;
      told.push({ environment, kind: 'failed', because: sentenceOf(error) });
    }
  }
  return told;
}
