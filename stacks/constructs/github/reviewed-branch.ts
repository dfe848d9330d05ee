import { RepositoryRuleset } from '@cdktf/provider-github/lib/repository-ruleset';
import { Construct } from 'constructs';

/** The repository whose default branch is guarded, and what a change to it takes. */
export interface ReviewedBranchProps {
  readonly repository: string;
  readonly approvals: number;
  /** The names of the checks that must pass, all run by GitHub Actions. */
  readonly checks: readonly string[];
}

/** The id of the GitHub Actions app: a check of the same name by anyone else does not count. */
const GITHUB_ACTIONS = 15_368;

/**
 * A default branch that changes by reviewed pull request only, for everyone: code owners agree, the last push is
 * approved by someone else, approvals of older versions lapse, every check is green, and history is one line.
 */
export class ReviewedBranch extends Construct {
  constructor(scope: Construct, id: string, { repository, approvals, checks }: ReviewedBranchProps) {
    super(scope, id);
    new RepositoryRuleset(this, 'Resource', {
      repository,
      name: 'default-branch',
      target: 'branch',
      enforcement: 'active',
      conditions: { refName: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: {
        deletion: true,
        nonFastForward: true,
        requiredLinearHistory: true,
        pullRequest: {
          requiredApprovingReviewCount: approvals,
          requireCodeOwnerReview: true,
          requireLastPushApproval: true,
          dismissStaleReviewsOnPush: true,
          requiredReviewThreadResolution: true,
        },
        requiredStatusChecks: {
          strictRequiredStatusChecksPolicy: true,
          requiredCheck: checks.map((context) => ({ context, integrationId: GITHUB_ACTIONS })),
        },
      },
    });
  }
}
