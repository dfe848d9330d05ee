import { randomBytes } from 'node:crypto';

import type { Grant } from './grant';

/** The two secrets that a running job is given; both end with it. */
export interface JobSecrets {
  /** `GITHUB_TOKEN`. */
  readonly token: string;
  /** `ACTIONS_ID_TOKEN_REQUEST_TOKEN`, for jobs with `id-token: write` alone. */
  readonly identityToken: string | null;
}

/** Tokens of running jobs. They are in memory alone: a server that ends, ends them. */
export class JobTokens {
  private readonly grants = new Map<string, Grant>();
  private readonly identities = new Map<string, number>();

  /** Gives a job its token, and with `id-token: write` the one that asks for identities. */
  issue(grant: Grant): JobSecrets {
    const token = random('ghs');
    this.grants.set(token, grant);
    if (grant.permissions['id-token'] !== 'write') return { token, identityToken: null };
    const identityToken = random('ghid');
    this.identities.set(identityToken, grant.job);
    return { token, identityToken };
  }

  /** What a token is good for; nothing where it is none of a running job. */
  grantOf(token: string): Grant | undefined {
    return this.grants.get(token);
  }

  /** The job that a request for an identity comes from. */
  jobAsking(identityToken: string): number | undefined {
    return this.identities.get(identityToken);
  }

  /** Ends what a job was given. */
  revoke(job: number): void {
    for (const [token, grant] of this.grants) if (grant.job === job) this.grants.delete(token);
    for (const [token, asking] of this.identities) if (asking === job) this.identities.delete(token);
  }
}

function random(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString('hex')}`;
}
