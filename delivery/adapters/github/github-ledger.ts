import { z } from 'zod';

import type { LedgerEntry, LedgerState } from '../../model/ledger-entry';
import type { Evidence } from '../../model/promotion';
import { releaseName } from '../../model/release';
import type { Ledger, OpenEntry } from '../../ports/ledger';
import type { GitHubClient } from './github-client';

/** What Sluice writes into a deployment's payload: all that identifies the release, and no value of any resource. */
const Payload = z.object({
  sluice: z.literal(1),
  tree: z.string(),
  tag: z.string().optional(),
  digests: z.record(z.string(), z.string()),
});

/** GitHub's deployment states that Sluice writes, and what they mean on the ledger. */
const STATES: Readonly<Record<string, LedgerState>> = {
  in_progress: 'applying',
  success: 'verified',
  inactive: 'verified',
  failure: 'failed',
  error: 'refused',
};

/** The status that settles an entry. */
const STATUS = { verified: 'success', failed: 'failure', refused: 'error' } as const;

const TASK = 'sluice';
const LONGEST_DESCRIPTION = 140;

/** The ledger as GitHub keeps it: a deployment for each entry, and its statuses. */
export class GitHubLedger implements Ledger {
  constructor(private readonly client: GitHubClient) {}

  async open({
    environment,
    release,
    digests,
  }: Pick<LedgerEntry, 'environment' | 'release' | 'digests'>): Promise<OpenEntry> {
    const { octokit, repo } = this.client;
    const { tree, tag, commit } = release;
    const payload: z.infer<typeof Payload> = { sluice: 1, tree, digests, ...(tag === undefined ? {} : { tag }) };
    const { data } = await octokit.rest.repos.createDeployment({
      ...repo,
      ref: commit,
      task: TASK,
      environment,
      auto_merge: false,
      required_contexts: [],
      payload: { ...payload },
      description: `${releaseName(release)} into ${environment}`,
    });
    // Only a merge of refs answers without an id, and auto_merge is off.
    if (!('id' in data)) throw new Error('GitHub answered a deployment without an id');
    const id = data.id;
    await this.status(id, 'in_progress', 'applying');
    return {
      settle: async (state, evidence) => {
        await this.status(id, STATUS[state], state === 'refused' ? 'the gate refused a plan' : summary(evidence));
      },
    };
  }

  async entries(environment: string): Promise<LedgerEntry[]> {
    const { octokit, repo } = this.client;
    const deployments = await octokit.paginate(octokit.rest.repos.listDeployments, {
      ...repo,
      environment,
      task: TASK,
      per_page: 100,
    });
    const entries = await Promise.all(
      deployments.map(async ({ id, sha, payload, created_at: createdAt }): Promise<LedgerEntry[]> => {
        const known = Payload.safeParse(typeof payload === 'string' ? JSON.parse(payload) : payload);
        if (!known.success) return [];
        const { data: statuses } = await octokit.rest.repos.listDeploymentStatuses({
          ...repo,
          deployment_id: id,
          per_page: 100,
        });
        const { tree, tag, digests } = known.data;
        const release = { commit: sha, tree, ...(tag === undefined ? {} : { tag }) };
        const newest = statuses[0];
        const state = STATES[newest?.state ?? 'in_progress'] ?? 'applying';
        return [{ environment, release, state, digests, at: newest?.created_at ?? createdAt, evidence: [] }];
      }),
    );
    return entries.flat();
  }

  private async status(
    deployment: number,
    state: 'in_progress' | (typeof STATUS)[keyof typeof STATUS],
    description: string,
  ): Promise<void> {
    await this.client.octokit.rest.repos.createDeploymentStatus({
      ...this.client.repo,
      deployment_id: deployment,
      state,
      description: description.slice(0, LONGEST_DESCRIPTION),
      auto_inactive: false,
    });
  }
}

function summary(evidence: readonly Evidence[]): string {
  const failed = evidence.filter(({ holds }) => !holds);
  if (evidence.length === 0) return 'the apply failed';
  if (failed.length === 0) return `${evidence.length} checks hold`;
  return `${failed.length} of ${evidence.length} checks fail: ${failed.map(({ check }) => check).join(', ')}`;
}
