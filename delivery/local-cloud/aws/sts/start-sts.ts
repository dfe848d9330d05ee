import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { AddressInfo } from 'node:net';

import type { ObjectStore } from '../../store/object-store';
import { s3Refusals } from '../s3/s3-refusals';
import { requireTrusted } from './assume-role';
import { accountOf, newSession, type Session } from './session';
import { grantedAnswer, refusedAnswer } from './sts-answer';
import { StsError } from './sts-error';
import { claimsOf, type TokenClaims } from './token-claims';

/** What a local STS is started with. */
export interface StsProps {
  /** Where the roles and providers are that Terraform made. */
  readonly store: ObjectStore;
  /** The address of the issuer's key set. */
  readonly keySetUrl: string;
  /** What a session opens here: the variables that lead to the local cloud as a role does to an account. */
  readonly opens: () => Readonly<Record<string, string>>;
  /** Sessions that it has granted before. */
  readonly sessions?: readonly Session[];
}

/** A local STS that is up. */
export interface LocalSts {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** What S3 says of a session that is over, or never was. */
const INVALID_TOKEN = 'An error occurred (InvalidToken): The provided token is malformed or otherwise invalid.';

/**
 * Serves AWS STS's AssumeRoleWithWebIdentity on loopback (API Reference, version 2011-06-15), against the roles of the
 * local cloud. `GET /session-variables` is its own: the account that the holder of a session acts in, and the variables that
 * lead to the local cloud. So is `POST /s3-requests`: which of the requests that it lists S3 would refuse them, and why.
 */
export async function startSts(props: StsProps): Promise<LocalSts> {
  const sessions = new Map(props.sessions?.map((session) => [session.sessionToken, session]));
  const app = new Hono();
  app.post('/', (c) => assume(c, props, sessions));
  app.get('/session-variables', (c) => {
    const session = heldBy(c, sessions);
    if (session === undefined) return c.json({ message: 'no such session' }, 403);
    return c.json({ account: accountOf(session), variables: props.opens() });
  });
  app.post('/s3-requests', async (c) => {
    const session = heldBy(c, sessions);
    if (session === undefined) return c.json({ message: INVALID_TOKEN }, 403);
    try {
      return c.json({ refusals: s3Refusals(await c.req.json(), session, props.store) });
    } catch (cause) {
      return c.json({ message: cause instanceof Error ? cause.message : String(cause) }, 501);
    }
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(0, LOOPBACK, done);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${LOOPBACK}:${port}`, close: () => closed(server) };
}

function heldBy(c: Context, sessions: ReadonlyMap<string, Session>): Session | undefined {
  const session = sessions.get((c.req.header('authorization') ?? '').replace(/^Bearer /, ''));
  return session === undefined || session.expiration < new Date() ? undefined : session;
}

function closed(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

async function assume(c: Context, props: StsProps, sessions: Map<string, Session>): Promise<Response> {
  const headers = { 'Content-Type': 'text/xml' };
  try {
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const { session, subject } = await assumed(form, props);
    sessions.set(session.sessionToken, session);
    return new Response(grantedAnswer(session, subject), { headers });
  } catch (error) {
    const refusal = error instanceof StsError ? error : new StsError('ValidationError', String(error));
    return new Response(refusedAnswer(refusal), { status: refusal.status, headers });
  }
}

type Form = Readonly<Record<string, string>>;

async function assumed(form: Form, { store, keySetUrl }: StsProps): Promise<{ session: Session; subject: string }> {
  const { Action: action = '', RoleArn: role = '', RoleSessionName: name = '', WebIdentityToken: token = '' } = form;
  if (action !== 'AssumeRoleWithWebIdentity') {
    throw new StsError('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
  }
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) throw new StsError('ValidationError', `roleSessionName "${name}" is not valid`);
  const claims = await verified(token, keySetUrl);
  requireTrusted({ role, claims }, store);
  return { session: newSession(role, name), subject: claims.sub };
}

async function verified(token: string, keySetUrl: string): Promise<TokenClaims> {
  try {
    return claimsOf(token, await (await fetch(keySetUrl)).json(), new Date());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (why === 'Token expired') throw new StsError('ExpiredTokenException', why);
    throw new StsError('InvalidIdentityToken', `The web identity token provided could not be validated: ${why}`);
  }
}
