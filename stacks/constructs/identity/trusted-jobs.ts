import type { Environment } from '../../../environments/schema/environment';
import { jobWorkflowRef, type WorkflowName } from '../../../workflows/names';
import type { TrustedJobs } from './github-trust';

/** The jobs that plan an environment: the review of a pull request, and the watch over what the default branch says. */
export function planningJobs({ github }: Environment): readonly TrustedJobs[] {
  const { defaultBranch } = github;
  return [
    { sid: 'PullRequest', repository: github, context: { kind: 'pull-request' }, workflows: refs(github, ['review']) },
    {
      sid: 'Drift',
      repository: github,
      context: { kind: 'branch', name: defaultBranch },
      workflows: refs(github, ['drift']),
    },
  ];
}

/** The jobs that apply an environment, all in the GitHub environment of its name; previews where it hosts others. */
export function applyingJobs({ name, hosts, github }: Environment): readonly TrustedJobs[] {
  const workflows: WorkflowName[] = ['enter', 'rollback', ...(hosts.length > 0 ? (['preview'] as const) : [])];
  const context = { kind: 'environment', name } as const;
  return [{ sid: 'Environment', repository: github, context, workflows: refs(github, workflows) }];
}

function refs(github: Environment['github'], workflows: readonly WorkflowName[]): string[] {
  return workflows.map((workflow) => jobWorkflowRef(github, workflow));
}
