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

/** New credentials, at random, for as long as they are said to last, in milliseconds. */
export function newSession(role: string, name: string, lifetimeMs = LIFETIME_MS): Session {
  return {
    role,
    name,
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString('hex'),
    sessionToken: randomBytes(48).toString('base64url'),
    expiration: new Date(Date.now() + lifetimeMs),
  };
}

/** The account that a session acts in: the fifth part of its role's ARN. */
export function accountOf({ role }: Session): string {
  return role.split(':')[4] ?? '';
}
