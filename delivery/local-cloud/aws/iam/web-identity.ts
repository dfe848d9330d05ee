import { admits, type Decision } from './decide';
import type { RequestContext } from './request';

/** The claims of a token whose signature and times have been found good. */
export type Claims = Readonly<Record<string, unknown>>;

/** An OpenID Connect provider of an account, as IAM keeps it. */
export interface OpenIdProvider {
  readonly arn: string;
  /** Where its tokens come from, with or without `https://`. */
  readonly url: string;
  /** The audiences that it takes. */
  readonly clientIds: readonly string[];
}

/** Somebody who brings a token and asks for a role. */
export interface WebIdentity {
  readonly claims: Claims;
  /** The provider of the token's issuer in the role's account; `null` where there is none. */
  readonly provider: OpenIdProvider | null;
}

/**
 * The claims of GitHub's tokens that AWS STS makes condition keys of, beside those of every provider (IAM User Guide,
 * "Available keys for AWS OIDC federation"; AWS What's New, January 2026). Other claims reach no policy.
 */
const GITHUB_CLAIMS = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'workflow',
] as const;

const GITHUB = 'token.actions.githubusercontent.com';

const NOBODY: Decision = { isAllowed: false, by: null };

/**
 * Whether a role may be had for a token: the token's issuer is the provider, its audience one that the provider takes,
 * and the role's trust policy lets it in. A token for several audiences is refused: which one counts is not documented.
 * @throws PolicyNotUnderstood where the trust policy says what is not known here.
 */
export function mayAssume(trust: string, { claims, provider }: WebIdentity): Decision {
  if (provider === null || claims['iss'] !== `https://${hostOf(provider)}`) return NOBODY;
  const audience = claims['azp'] ?? claims['aud'];
  if (typeof audience !== 'string' || !provider.clientIds.includes(audience)) return NOBODY;
  if (typeof claims['sub'] !== 'string') return NOBODY;
  return admits(trust, 'trust', {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: '*',
    caller: { kind: 'Federated', arn: provider.arn },
    context: contextOf(claims, provider),
  });
}

/** A provider's condition keys start with its address, without the protocol. */
function hostOf({ url }: OpenIdProvider): string {
  return url.replace(/^https:\/\//, '');
}

/** `aud` is the authorized party where the token names one, and `oaud` what it was made for. */
function contextOf(claims: Claims, provider: OpenIdProvider): RequestContext {
  const host = hostOf(provider);
  const { azp, aud, sub } = claims;
  const own = host === GITHUB ? GITHUB_CLAIMS.map((claim) => [claim, claims[claim]] as const) : [];
  const keys = [['aud', azp ?? aud], ['oaud', azp === undefined ? undefined : aud], ['sub', sub], ...own] as const;
  return Object.fromEntries(
    keys.flatMap(([claim, value]) => (typeof value === 'string' ? [[`${host}:${claim}`, value]] : [])),
  );
}
