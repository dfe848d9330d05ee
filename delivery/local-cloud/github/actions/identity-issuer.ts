import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';

/** Who GitHub's tokens say they are from; the local GitHub says the same, so that trust policies are as they are. */
export const ISSUER = 'https://token.actions.githubusercontent.com';

const KEY_BITS = 2048;

/** Signs identity tokens with a key that lives as long as the server. */
export class IdentityIssuer {
  private key: { readonly id: string; readonly secret: KeyObject } | undefined;

  /** A signed JSON Web Token (RS256). */
  tokenOf(claims: Readonly<Record<string, unknown>>): string {
    const { id, secret } = this.signing();
    const head = encoded({ alg: 'RS256', typ: 'JWT', kid: id });
    const text = `${head}.${encoded({ jti: randomUUID(), iss: ISSUER, ...claims })}`;
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), secret).toString('base64url')}`;
  }

  /** The JSON Web Key Set with which anybody can check a token. */
  keySet(): { keys: object[] } {
    const { id, secret } = this.signing();
    const { kty, n, e } = createPublicKey(secret).export({ format: 'jwk' });
    return { keys: [{ kty, n, e, kid: id, alg: 'RS256', use: 'sig' }] };
  }

  /** Made when first needed: most local clouds run no workflow. */
  private signing() {
    const make = () => ({
      id: randomUUID(),
      secret: generateKeyPairSync('rsa', { modulusLength: KEY_BITS }).privateKey,
    });
    return (this.key ??= make());
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
