import type { HolderLife, WorkflowRun } from '../../model/holder';
import type { GitHubClient } from './github-client';
import { unlessUnseen } from './unless-unseen';

/** Runs of workflows, as GitHub knows them: it asks for the permission `actions: read`. */
export class WorkflowRuns {
  /** What has ended stays so: an attempt is never started again, only a run is. */
  private readonly ended = new Set<string>();

  /** @param own the run that asks, which is known to go on. */
  constructor(
    private readonly client: GitHubClient,
    private readonly own: WorkflowRun | null = null,
  ) {}

  /** Whether an attempt of a run goes on; `unknown` where the token may not ask, or GitHub does not know the run any more. */
  async lifeOf({ id, attempt }: WorkflowRun): Promise<HolderLife> {
    const key = `${id} ${attempt}`;
    if (id === this.own?.id) return attempt < this.own.attempt ? 'ended' : 'alive';
    if (this.ended.has(key)) return 'ended';
    const { octokit, repo } = this.client;
    const found = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: id }).catch(unlessUnseen);
    if (found === undefined) return 'unknown';
    const { status, run_attempt: newest = attempt } = found.data;
    if (status !== 'completed' && newest <= attempt) return 'alive';
    this.ended.add(key);
    return 'ended';
  }
}
