import type { Context, Hono } from 'hono';

import { identityOf } from '../api/identity';
import type { JobTokens } from '../api/job-tokens';
import { tokenIn } from '../api/request';
import type { Clock } from '../clock';
import { fullName, type Repository } from '../repository';
import { dated, identityClaims } from './identity-claims';
import { ISSUER, IdentityIssuer } from './identity-issuer';

interface IssuerProps {
  readonly repository: Repository;
  readonly jobTokens: JobTokens;
  readonly clock: Clock;
}

/**
 * Adds the issuer of identity tokens: its description, its keys, and the endpoint that a job with `id-token: write` asks.
 * Those whom GitHub has at addresses of their own lie below `/_oidc` here.
 */
export function addIdentityRoutes(app: Hono, { repository, jobTokens, clock }: IssuerProps): void {
  const issuer = new IdentityIssuer();
  app.get('/_oidc/.well-known/openid-configuration', (c) => c.json(description(new URL(c.req.url).origin)));
  app.get('/_oidc/.well-known/jwks', (c) => c.json(issuer.keySet()));
  app.get('/_oidc/token', (c: Context) => {
    const id = jobTokens.jobAsking(tokenIn(c.req.header('authorization') ?? ''));
    const job = id === undefined ? undefined : repository.store.jobs.get(id);
    const run = job === undefined ? undefined : repository.store.runs.get(job.run);
    if (job === undefined || run === undefined) return c.json({ message: 'Bad credentials' }, 401);
    const { owner, name, ids } = repository;
    const claims = identityClaims(run, job, { owner, name, ids, actorId: identityOf(run.actor).id });
    const audience = c.req.query('audience') ?? `https://github.com/${fullName(repository).split('/')[0] ?? ''}`;
    return c.json({ value: issuer.tokenOf(dated(claims, audience, clock())) });
  });
}

function description(origin: string): object {
  return {
    issuer: ISSUER,
    jwks_uri: `${origin}/_oidc/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}
