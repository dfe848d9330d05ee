import { z } from 'zod';

import type { Permissions } from '../workflow/permissions';

const Begun = z.object({ id: z.int(), number: z.int() });

const Admitted = z.object({
  id: z.int(),
  status: z.string(),
  conclusion: z.string().nullable(),
  refusal: z.string().nullable(),
  isLetIn: z.boolean(),
});
/** Where a job stands at the gates of its environment. */
export type Admitted = z.infer<typeof Admitted>;

const Secrets = z.object({
  token: z.string(),
  identity: z.object({ url: z.string(), token: z.string() }).nullable(),
  variables: z.record(z.string(), z.string()),
  /** Those of its environment. */
  secrets: z.record(z.string(), z.string()),
});
/** What a job is given when it starts. */
export type JobSecrets = z.infer<typeof Secrets>;

const Dispatch = z.object({
  id: z.int(),
  workflow: z.string(),
  ref: z.string(),
  inputs: z.record(z.string(), z.string()),
  actor: z.string(),
});
/** A workflow that somebody asked for. */
export type Dispatch = z.infer<typeof Dispatch>;

/** What a run is begun with. */
export interface NewRun {
  readonly name: string;
  readonly path: string;
  readonly event: string;
  readonly ref: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly sha: string;
  readonly actor: string;
  readonly pull: number | null;
}

/** What a job is registered with. */
export interface NewJob {
  readonly run: number;
  readonly name: string;
  readonly workflowRef: string;
  readonly environment: string | null;
  readonly permissions: Permissions;
}

/** How a run or a job ends. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** The endpoints by which the local GitHub is told of runs, with the token that opens them. */
export class RunnerClient {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  async beginRun(run: NewRun): Promise<z.infer<typeof Begun>> {
    return Begun.parse(await this.ask('POST', '/runs', run));
  }

  async endRun(run: number, conclusion: Result): Promise<void> {
    await this.ask('PATCH', `/runs/${run}`, { conclusion });
  }

  /** The variables of the whole repository. */
  async variables(): Promise<Record<string, string>> {
    return Secrets.shape.variables.parse(await this.ask('GET', '/variables'));
  }

  async addJob(job: NewJob): Promise<Admitted> {
    return Admitted.parse(await this.ask('POST', '/jobs', job));
  }

  async job(id: number): Promise<Admitted> {
    return Admitted.parse(await this.ask('GET', `/jobs/${id}`));
  }

  async startJob(id: number): Promise<JobSecrets> {
    return Secrets.parse(await this.ask('POST', `/jobs/${id}/start`));
  }

  async endJob(id: number, conclusion: Result): Promise<void> {
    await this.ask('PATCH', `/jobs/${id}`, { conclusion });
  }

  async dispatches(): Promise<Dispatch[]> {
    return z.array(Dispatch).parse(await this.ask('GET', '/dispatches'));
  }

  async takeDispatch(id: number): Promise<void> {
    await this.ask('DELETE', `/dispatches/${id}`);
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/_runner${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the local GitHub answers ${method} ${path} with ${answer.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
