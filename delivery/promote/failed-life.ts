import type { CommentLife } from '../model/comment-life';
import type { Evidence, Promotion } from '../model/promotion';

/** What a pull request says of a promotion that came to no good end: why, what is left, and how to go on. */
export function failedLife(
  { release, environment, replaces }: Promotion,
  { left, because }: { readonly left: ReadonlySet<string>; readonly because: string },
): CommentLife {
  const name = release.tag ?? release.commit;
  const command =
    replaces === undefined
      ? `npx sluice promote ${environment.name} --release ${name}`
      : `npx sluice rollback ${environment.name} --to ${name} --yes`;
  return { state: 'failed', environment: environment.name, because, remaining: [...left], command };
}

/** The verifications that do not hold, in a sentence. */
export function failuresIn(evidence: readonly Evidence[]): string {
  const failed = evidence.filter(({ holds }) => !holds).map(({ check, seen }) => `${check}: ${seen}`);
  return failed.length === 0 ? 'nothing was verified' : failed.join('; ');
}
