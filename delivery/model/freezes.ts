import type { Environment } from '../../environments/schema/environment';

/** The freezes of an environment that last now; the end of one is no longer part of it. */
export function freezesAt(now: Date, { review }: Environment): Environment['review']['freezes'] {
  return review.freezes.filter(
    ({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until),
  );
}
