import type { ReadText } from './sealed-text';

/** An issue as it is now. */
interface Issue {
  readonly number: number;
  readonly body: string;
}

/** An open issue, and what it says of itself. */
export interface Kept<F, I extends Issue> extends ReadText<F> {
  readonly issue: I;
}

/** Open issues, one for each thing. */
export interface KeptIssues<F, I extends Issue> {
  /** By what they are about: the oldest where there are two. */
  readonly byKey: ReadonlyMap<string, Kept<F, I>>;
  /** The others, each with the number of the older one. */
  readonly duplicates: readonly (Kept<F, I> & { readonly older: number })[];
}

/** How issues are told apart. */
export interface IssueKinds<F> {
  readonly read: (body: string) => ReadText<F> | null;
  /** What an issue is about. */
  readonly keyOf: (facts: F) => string;
}

/**
 * Issues by what they are about. What bears no marker is none of ours.
 * @param issues the oldest first.
 */
export function keptIssues<F, I extends Issue>(issues: readonly I[], { read, keyOf }: IssueKinds<F>): KeptIssues<F, I> {
  const byKey = new Map<string, Kept<F, I>>();
  const duplicates: (Kept<F, I> & { older: number })[] = [];
  for (const issue of issues) {
    const found = read(issue.body);
    if (found === null) continue;
    const key = keyOf(found.facts);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { issue, ...found });
    else duplicates.push({ issue, ...found, older: known.issue.number });
  }
  return { byKey, duplicates };
}
