import { newSession, type Session } from './session';

/** AWS's longest for the role of a person who signs in (IAM Identity Center User Guide, "Set session duration"). */
const LIFETIME_MS = 12 * 3_600_000;

/** Credentials of somebody who may do everything in an account, as a person gets them who signs in. */
export function administratorOf(account: string): Session {
  return newSession(`arn:aws:iam::${account}:role/administrator`, 'administrator', LIFETIME_MS);
}

/** A session's credentials by the names that every program reads them by. */
export function credentialsOf(session: Session): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.sessionToken,
  };
}
