import { releaseName } from '../model/release';
import type { Rollback } from '../model/rollback';

/** The branch and the words of the pull request on which a rollback is approved. */
export interface RollbackPullRequest {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
}

/** The same for the same rollback, so that it is found again. */
export function pullRequestFor({ release, replaces, environment: { name } }: Rollback): RollbackPullRequest {
  const [to, from] = [releaseName(release), releaseName(replaces)];
  return {
    branch: `rollback/${name}-from-${from}-to-${to}`,
    title: `Roll ${name} back from ${from} to ${to}`,
    body: [
      `The head of this branch has just the files of ${to}. Its plan for ${name} is in the comment below.`,
      `Approve it, then run "npx sluice rollback ${name} --to ${to} --yes" again.`,
      `Merge it once ${name} is verified: the branch that it merges into still holds ${from}, which cannot go to ${name} any more.`,
    ].join('\n\n'),
  };
}
