import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

import { z } from 'zod';

/** A JSON Web Key Set, as an issuer publishes it. */
const KeySet = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });

const Head = z.object({ alg: z.literal('RS256'), kid: z.string() });

const Claims = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** What a token says of whom it was given to. */
export type TokenClaims = z.infer<typeof Claims>;

/**
 * The claims of an identity token, once its signature holds and it is valid now.
 * @throws Error saying what is wrong with it.
 */
export function claimsOf(token: string, keySet: unknown, now: Date): TokenClaims {
  const [head = '', body = '', signature = ''] = token.split('.');
  const { kid } = Head.parse(decoded(head));
  const key = KeySet.parse(keySet).keys.find((one) => one.kid === kid);
  if (key === undefined) throw new Error(`no key "${kid}" at the issuer`);
  const publicKey = createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  const isSigned = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'));
  if (!isSigned) throw new Error('the signature does not hold');
  const claims = Claims.parse(decoded(body));
  const seconds = now.getTime() / 1000;
  if (seconds > claims.exp || seconds < (claims.nbf ?? 0)) throw new Error('Token expired');
  return claims;
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
}
