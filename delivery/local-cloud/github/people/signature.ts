import { z } from 'zod';

import type { Identity } from '../api/identity';
import type { Person } from '../git/git';

/** How a request names an author, a committer or a tagger. */
export const Signature = z.strictObject({
  name: z.string(),
  email: z.string(),
  date: z.iso.datetime({ offset: true }).optional(),
});

/** How GitHub signs for somebody who uses the API. */
export function signedBy({ login, id }: Identity, date: string): Person {
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date };
}

/** The person that a request names, else another one; a date left out is the other's too. */
export function signedAs(named: z.infer<typeof Signature> | undefined, otherwise: Person): Person {
  if (named === undefined) return otherwise;
  return { name: named.name, email: named.email, date: named.date ?? otherwise.date };
}
