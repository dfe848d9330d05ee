import type { Holder, HolderLife } from '../../model/holder';
import {
  type LedgerDraft,
  type LedgerEntry,
  type LedgerState,
  GOES_ON,
  LIVE,
  WINDOW,
  type SettledState,
} from '../../model/ledger-entry';
import type { Evidence } from '../../model/promotion';
import { releaseName } from '../../model/release';
import type { Ledger, OpenEntry } from '../../ports/ledger';
import { draftIn, payloadOf } from './deployment-payload';
import { describedState, GITHUB_STATES, type WrittenState } from './deployment-state';
import { turnOf, written, type Written } from './written-status';
import { evidenceIn, evidenceSummary, evidenceText } from './evidence-text';
import type { GitHubClient } from './github-client';
import { runUrl } from './run-url';

const TASK = 'sluice';
const PAGE = 100;

/** Without a sign of life for so long, whoever cannot be asked is taken for gone: several signs were missed. */
const LEASE_MS = 10 * 60_000;

/** Who writes to the ledger. */
export interface LedgerWriter {
  /** Who asked for what is written; whom the token acts as where it is left out. */
  readonly by?: string | undefined;
  readonly holder: Holder;
  /** Whether another holder goes on. */
  readonly lifeOf: (holder: Holder) => Promise<HolderLife>;
  readonly now: () => Date;
  /**
   * Environments of which everyone keeps entries, with a token of their own: sandboxes. Of any other, only what this login
   * wrote counts; left out, so it is with all.
   */
  readonly isShared?: (environment: string) => boolean;
  /** Where people read what runs; github.com when left out. */
  readonly server?: string | undefined;
}

/** The ledger as GitHub keeps it: a deployment for each entry, its statuses, and a check run with the evidence. */
export class GitHubLedger implements Ledger {
  /** What is settled stays as it is, so it is asked for once. */
  private readonly settled = new Map<number, LedgerEntry>();

  constructor(
    private readonly client: GitHubClient,
    private readonly writer: LedgerWriter,
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
      payload: { ...payloadOf(draft, { by: this.writer.by ?? this.client.login, holder: this.writer.holder }) },
      description: `${releaseName(release)} into ${environment}`,
    });
    // Only a merge of refs answers without an id, and auto_merge is off.
    if (!('id' in data)) throw new Error('GitHub answered a deployment without an id');
    const { id } = data;
    await this.status(id, 'waiting', 'opened');
    return this.openEntry(id, draft);
  }

  resume(entry: LedgerEntry): Promise<OpenEntry> {
    return Promise.resolve(this.openEntry(Number(entry.id), entry));
  }

  async said({ id, environment }: LedgerEntry): Promise<string[]> {
    const statuses = await this.statuses(environment, Number(id));
    return statuses.flatMap(({ state, note }) => (state === 'applying' ? [note] : [])).reverse();
  }

  async entries(environment: string, most = WINDOW): Promise<LedgerEntry[]> {
    const deployments = await this.deployments(environment, most);
    const entries = await Promise.all(deployments.map((deployment) => this.entry(environment, deployment)));
    return entries.flat();
  }

  async since(environment: string, id: string): Promise<LedgerEntry[]> {
    const deployments = await this.deployments(environment, WINDOW);
    const at = deployments.findIndex((one) => String(one.id) === id);
    const since = at === -1 ? deployments : deployments.slice(0, at + 1);
    return (await Promise.all(since.map((deployment) => this.entry(environment, deployment)))).flat();
  }

  async close({ id }: LedgerEntry, state: SettledState, note: string): Promise<void> {
    await this.status(Number(id), state, note);
  }

  async evidence({ id, environment, release }: LedgerEntry): Promise<Evidence[]> {
    const { octokit, repo, login } = this.client;
    const about = { ...repo, ref: release.commit, check_name: checkName(environment), filter: 'all' as const };
    const runs = await octokit.paginate(octokit.rest.checks.listForRef, { ...about, per_page: PAGE });
    const own = runs.filter(({ external_id: external }) => external === `${login} ${id}`);
    // One that was gone on with was verified once more.
    const newest = own.sort((a, b) => b.id - a.id)[0];
    return evidenceIn(newest?.output.text ?? '');
  }

  async recent(): Promise<string[]> {
    const { octokit, repo, login } = this.client;
    const { data } = await octokit.rest.repos.listDeployments({ ...repo, task: TASK, per_page: PAGE });
    const own = data.filter(({ creator }) => creator?.login === login);
    return [...new Set(own.map(({ environment }) => environment))];
  }

  async transients(): Promise<string[]> {
    const { octokit, repo } = this.client;
    const about = { ...repo, task: TASK, per_page: PAGE };
    const all = await octokit.paginate(octokit.rest.repos.listDeployments, about);
    const own = all.filter((one) => one.transient_environment === true && this.counts(one.environment, one.creator));
    return [...new Set(own.map(({ environment }) => environment))];
  }

  private openEntry(id: number, draft: LedgerDraft): OpenEntry {
    return {
      id: String(id),
      begin: (note) => this.status(id, 'applying', note),
      wait: (note) => this.status(id, 'waiting', note),
      progress: (note) => this.status(id, 'applying', note),
      settle: async (state, evidence, note = summary(evidence)) => {
        // A person's token may not make check runs (REST reference, "Create a check run").
        if (evidence.length > 0 && draft.isTransient !== true) await this.record(draft, id, evidence);
        await this.status(id, state, note);
      },
    };
  }

  /** Anyone who may write deployments could write the same payload: where it matters, only what this login wrote counts. */
  private counts(environment: string, creator: Deployment['creator']): boolean {
    return creator?.login === this.client.login || this.writer.isShared?.(environment) === true;
  }

  /** The newest, first. */
  private async deployments(environment: string, most: number): Promise<Deployment[]> {
    const { octokit, repo } = this.client;
    const found: Deployment[] = [];
    const about = { ...repo, environment, task: TASK, per_page: Math.min(most, PAGE) };
    for await (const { data } of octokit.paginate.iterator(octokit.rest.repos.listDeployments, about)) {
      found.push(...data.filter(({ creator }) => this.counts(environment, creator)));
      if (found.length >= most) break;
    }
    return found.slice(0, most);
  }

  private async entry(environment: string, deployment: Deployment): Promise<LedgerEntry[]> {
    const { id, sha, payload, created_at: opened } = deployment;
    const settled = this.settled.get(id);
    if (settled !== undefined) return [settled];
    const draft = draftIn(payload, sha);
    if (draft === undefined) return [];
    const ours = await this.statuses(environment, id);
    const { holder, ...known } = draft;
    const newest = ours[0] ?? { state: 'waiting' as const, note: 'opened', at: opened, run: null };
    const carrier = { ...holder, run: newest.run ?? holder.run };
    const isGone = LIVE.has(newest.state) && (await this.isGone(carrier, newest.at));
    const state: LedgerState = isGone ? 'abandoned' : newest.state;
    const { note, at } = newest;
    const transient = deployment.transient_environment === true ? { isTransient: true } : {};
    const entry = { id: String(id), environment, ...known, ...transient, opened, state, note, at, turn: turnOf(ours) };
    if (!mayChange(newest.state, carrier)) this.settled.set(id, entry);
    return [entry];
  }

  /** What was written of an entry, the newest first. */
  private async statuses(environment: string, id: number): Promise<Written[]> {
    const { octokit, repo } = this.client;
    const about = { ...repo, deployment_id: id, per_page: PAGE };
    const all = await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, about);
    return all.filter(({ creator }) => this.counts(environment, creator)).flatMap(written);
  }

  private async isGone(holder: Holder, lastSign: string): Promise<boolean> {
    const life = await this.writer.lifeOf(holder);
    if (life !== 'unknown') return life === 'ended';
    return this.writer.now().getTime() - Date.parse(lastSign) > LEASE_MS;
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

  /** The run that writes: who carries an entry now is who wrote last. */
  private log(): { log_url?: string } {
    const { run } = this.writer.holder;
    return run === null ? {} : { log_url: runUrl(run, { ...this.client.repo, server: this.writer.server }) };
  }

  private async status(id: number, state: WrittenState, note: string): Promise<void> {
    this.settled.delete(id);
    await this.client.octokit.rest.repos.createDeploymentStatus({
      ...this.client.repo,
      deployment_id: id,
      state: GITHUB_STATES[state],
      description: describedState(state, note),
      auto_inactive: false,
      ...this.log(),
    });
  }
}

/** Jobs that are started again may go on with what has failed. */
function mayChange(state: WrittenState, { run }: Holder): boolean {
  return LIVE.has(state) || (run !== null && GOES_ON.has(state));
}

interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly payload: unknown;
  readonly created_at: string;
  readonly transient_environment?: boolean;
  readonly creator: { readonly login: string } | null;
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
