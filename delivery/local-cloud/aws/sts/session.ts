import { randomBytes } from 'node:crypto';

/** Temporary credentials for a role. */
export interface Session {
  readonly role: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** An hour, as AWS has it unless asked for another time. */
const LIFETIME_MS = 3_600_000;

/** New credentials, at random. */
export function newSession(role: string, name: string): Session {
  return {
    role,
    name,
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString('hex'),
    sessionToken: randomBytes(48).toString('base64url'),
    expiration: new Date(Date.now() + LIFETIME_MS),
  };
}
