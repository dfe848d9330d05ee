import { ActionsRepositoryPermissions } from '@cdktf/provider-github/lib/actions-repository-permissions';
import { WorkflowRepositoryPermissions } from '@cdktf/provider-github/lib/workflow-repository-permissions';
import { Construct } from 'constructs';

/** The repository, and the actions beside GitHub's own that its workflows may use. */
export interface ConfinedActionsProps {
  readonly repository: string;
  readonly allowed: readonly string[];
}

/** Workflows that can only read unless they ask for more, cannot approve pull requests, and run no unlisted action. */
export class ConfinedActions extends Construct {
  constructor(scope: Construct, id: string, { repository, allowed }: ConfinedActionsProps) {
    super(scope, id);
    new WorkflowRepositoryPermissions(this, 'workflows', {
      repository,
      defaultWorkflowPermissions: 'read',
      canApprovePullRequestReviews: false,
    });
    new ActionsRepositoryPermissions(this, 'actions', {
      repository,
      enabled: true,
      allowedActions: 'selected',
      allowedActionsConfig: { githubOwnedAllowed: true, verifiedAllowed: false, patternsAllowed: [...allowed] },
    });
  }
}
