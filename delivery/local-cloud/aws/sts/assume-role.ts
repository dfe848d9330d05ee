import { z } from 'zod';

import { mayAssume } from '../iam/web-identity';
import type { ObjectStore } from '../../store/object-store';
import { StsError } from './sts-error';
import type { TokenClaims } from './token-claims';

const Provider = z.object({ arn: z.string(), url: z.string(), client_id_list: z.array(z.string()) });
const Role = z.object({ arn: z.string(), assume_role_policy: z.string() });

/** A role, and the token that it is asked for with. */
export interface Asked {
  readonly role: string;
  readonly claims: TokenClaims;
}

/**
 * Sees that a role of the local cloud, as Terraform made it, may be taken with a token: its account has the issuer as a
 * provider for that audience, the role is there, and its trust policy lets the token's claims in.
 * @throws StsError as AWS answers; PolicyNotUnderstood for a trust policy that cannot be judged.
 */
export function requireTrusted({ role, claims }: Asked, store: ObjectStore): void {
  const account = /^arn:aws[\w-]*:iam::(\d{12}):role\/\S+$/.exec(role)?.[1];
  if (account === undefined) throw new StsError('ValidationError', `${role} is invalid`);
  const provider = store
    .list('aws_iam_openid_connect_provider')
    .filter(({ realm }) => realm === account)
    .map(({ attributes }) => Provider.parse(attributes))
    .find(({ url }) => url.replace(/^https:\/\//, '') === claims.iss.replace(/^https:\/\//, ''));
  if (provider === undefined) {
    throw new StsError('InvalidIdentityToken', `No OpenIDConnect provider found in your account for ${claims.iss}`);
  }
  const { arn, url, client_id_list: clientIds } = provider;
  if (!clientIds.includes(claims.aud)) throw new StsError('InvalidIdentityToken', 'Incorrect token audience');
  const trust = store
    .list('aws_iam_role')
    .map(({ attributes }) => Role.parse(attributes))
    .find((one) => one.arn === role)?.assume_role_policy;
  const isTrusted = trust !== undefined && mayAssume(trust, { claims, provider: { arn, url, clientIds } }).isAllowed;
  if (!isTrusted) throw new StsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
}
