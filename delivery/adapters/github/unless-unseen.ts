import { DeliveryError } from '../../model/delivery-error';

/** Takes the place of an answer that a token may not have: GitHub says so like of what is not there. */
export function unlessUnseen(error: unknown): undefined {
  const cause = error instanceof DeliveryError ? error.cause : undefined;
  const status = cause instanceof Error && 'status' in cause ? cause.status : undefined;
  if (status !== 403 && status !== 404) throw error;
}
