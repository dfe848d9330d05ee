import type { LedgerDraft, LedgerEntry } from '../../model/ledger-entry';
import type { Evidence } from '../../model/promotion';
import { releaseName } from '../../model/release';
import type { Ledger, OpenEntry } from '../../ports/ledger';
import { draftIn, payloadOf } from './deployment-payload';
import { describedState, GITHUB_STATES, stateIn, type WrittenState } from './deployment-state';
import { evidenceIn, evidenceSummary, evidenceText } from './evidence-text';
import type { GitHubClient } from './github-client';

const TASK = 'sluice';
const PAGE = 100;

/** The ledger as GitHub keeps it: a deployment for each entry, its statuses, and a check run with the evidence. */
export class GitHubLedger implements Ledger {
  /** Entries that are settled never change: who reads again and again asks for each of them once. */
  private readonly settled = new Map<number, LedgerEntry>();

  /** @param by who asked for what is written here. */
  constructor(
    private readonly client: GitHubClient,
    private readonly by = client.login,
  ) {}

  async open(draft: LedgerDraft): Promise<OpenEntry> {
    const { octokit, repo } = this.client;
    const { release, environment } = draft;
    const { data } = await octokit.rest.repos.createDeployment({
      ...repo,
      ref: release.commit,
      task: TASK,
      environment,
      auto_merge: false,
      required_contexts: [],
      transient_environment: draft.isTransient === true,
      payload: { ...payloadOf(draft, this.by) },
      description: `${releaseName(release)} into ${environment}`,
    });
    // Only a merge of refs answers without an id, and auto_merge is off.
    if (!('id' in data)) throw new Error('GitHub answered a deployment without an id');
    const { id } = data;
    await this.status(id, 'applying', 'begun');
    return {
      id: String(id),
      progress: (note) => this.status(id, 'applying', note),
      settle: async (state, evidence, note = summary(evidence)) => {
        if (evidence.length > 0) await this.record(draft, id, evidence);
        await this.status(id, state, note);
      },
    };
  }

  async entries(environment: string, most = PAGE): Promise<LedgerEntry[]> {
    const deployments = await this.deployments(environment, most);
    const entries = await Promise.all(deployments.map((deployment) => this.entry(environment, deployment)));
    return entries.flat();
  }

  async evidence({ id, environment, release }: LedgerEntry): Promise<Evidence[]> {
    const { octokit, repo, login } = this.client;
    const about = { ...repo, ref: release.commit, check_name: checkName(environment), filter: 'all' as const };
    const runs = await octokit.paginate(octokit.rest.checks.listForRef, { ...about, per_page: PAGE });
    const own = runs.find(({ external_id: external }) => external === `${login} ${id}`);
    return evidenceIn(own?.output.text ?? '');
  }

  async recent(): Promise<string[]> {
    const { octokit, repo, login } = this.client;
    const { data } = await octokit.rest.repos.listDeployments({ ...repo, task: TASK, per_page: PAGE });
    const own = data.filter(({ creator }) => creator?.login === login);
    return [...new Set(own.map(({ environment }) => environment))];
  }

  async transients(): Promise<string[]> {
    const { octokit, repo, login } = this.client;
    const about = { ...repo, task: TASK, per_page: PAGE };
    const all = await octokit.paginate(octokit.rest.repos.listDeployments, about);
    const own = all.filter((one) => one.transient_environment === true && one.creator?.login === login);
    return [...new Set(own.map(({ environment }) => environment))];
  }

  /** The newest, first; only what this login made: anyone who may write deployments could write the same payload. */
  private async deployments(environment: string, most: number): Promise<Deployment[]> {
    const { octokit, repo, login } = this.client;
    const found: Deployment[] = [];
    const about = { ...repo, environment, task: TASK, per_page: Math.min(most, PAGE) };
    for await (const { data } of octokit.paginate.iterator(octokit.rest.repos.listDeployments, about)) {
      found.push(...data.filter(({ creator }) => creator?.login === login));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }

  private async entry(environment: string, deployment: Deployment): Promise<LedgerEntry[]> {
    const { octokit, repo, login } = this.client;
    const { id, sha, payload, created_at: opened } = deployment;
    const known = this.settled.get(id);
    if (known !== undefined) return [known];
    const draft = draftIn(payload, sha);
    if (draft === undefined) return [];
    const about = { ...repo, deployment_id: id, per_page: PAGE };
    const { data } = await octokit.rest.repos.listDeploymentStatuses(about);
    const ours = data
      .filter(({ creator }) => creator?.login === login)
      .flatMap(({ description, created_at: at }) => {
        const known = stateIn(description);
        return known === undefined ? [] : [{ ...known, at }];
      });
    const newest = ours[0] ?? { state: 'applying' as const, note: 'begun', at: opened };
    const transient = deployment.transient_environment === true ? { isTransient: true } : {};
    const entry = { id: String(id), environment, ...draft, ...transient, opened, ...newest };
    if (isSettled(entry)) this.settled.set(id, entry);
    return [entry];
  }

  private async record(
    { environment, release }: LedgerDraft,
    id: number,
    evidence: readonly Evidence[],
  ): Promise<void> {
    const { octokit, repo, login } = this.client;
    await octokit.rest.checks.create({
      ...repo,
      name: checkName(environment),
      head_sha: release.commit,
      external_id: `${login} ${id}`,
      conclusion: evidence.every(({ holds }) => holds) ? 'success' : 'failure',
      output: { title: summary(evidence), summary: evidenceSummary(evidence), text: evidenceText(evidence) },
    });
  }

  private async status(id: number, state: WrittenState, note: string): Promise<void> {
    await this.client.octokit.rest.repos.createDeploymentStatus({
      ...this.client.repo,
      deployment_id: id,
      state: GITHUB_STATES[state],
      description: describedState(state, note),
      auto_inactive: false,
    });
  }
}

interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly payload: unknown;
  readonly created_at: string;
  readonly transient_environment?: boolean;
  readonly creator: { readonly login: string } | null;
}

function isSettled({ state }: LedgerEntry): boolean {
  return state !== 'waiting' && state !== 'applying' && state !== 'abandoned';
}

function checkName(environment: string): string {
  return `Sluice in ${environment}`;
}

function summary(evidence: readonly Evidence[]): string {
  const failed = evidence.filter(({ holds }) => !holds);
  if (evidence.length === 0) return 'nothing was verified';
  if (failed.length === 0) return `${evidence.length} checks hold`;
  return `${failed.length} of ${evidence.length} checks fail: ${failed.map(({ check }) => check).join(', ')}`;
}
