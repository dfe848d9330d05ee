import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { administratorOf, credentialsOf } from '../../../delivery/local-cloud/aws/sts/administrator';
import { type LocalSts, startSts } from '../../../delivery/local-cloud/aws/sts/start-sts';
import { ObjectStore } from '../../../delivery/local-cloud/store/object-store';

const ISSUER = 'token.actions.githubusercontent.com';
const ACCOUNT = '111111111111';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/dev-sluice-plan`;
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;

const folder = mkdtempSync(join(tmpdir(), 'sluice-sts-'));
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const administrator = administratorOf(ACCOUNT);
let issuer: Server;
let sts: LocalSts;

beforeAll(async () => {
  const store = new ObjectStore(folder);
  const put = (type: string, id: string, attributes: Readonly<Record<string, string | readonly string[]>>) => {
    store.put({ type, realm: ACCOUNT, id, attributes });
  };
  const equal = { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: 'repo:acme/platform:pull_request' };
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: equal },
  };
  const assume_role_policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  put('aws_iam_openid_connect_provider', PROVIDER, {
    arn: PROVIDER,
    url: `https://${ISSUER}`,
    client_id_list: ['sts.amazonaws.com'],
  });
  put('aws_iam_role', 'dev-sluice-plan', { arn: ROLE, assume_role_policy });
  issuer = createServer((_, answer) => answer.end(JSON.stringify({ keys: [{ ...publicKey(), kid: 'k' }] })));
  await new Promise<void>((done) => issuer.listen(0, '127.0.0.1', done));
  const { port } = issuer.address() as AddressInfo;
  sts = await startSts({
    store,
    keySetUrl: `http://127.0.0.1:${port}/jwks`,
    opens: () => ({ TF_CLI_CONFIG_FILE: 'x' }),
    sessions: [administrator],
  });
});

afterAll(async () => {
  await sts.close();
  issuer.close();
  rmSync(folder, { recursive: true });
});

function publicKey(): object {
  const { n, e, kty } = privateKey.export({ format: 'jwk' });
  return { n, e, kty };
}

const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = {
  iss: `https://${ISSUER}`,
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme/platform:pull_request',
  exp: NOW + 300,
  nbf: NOW - 300,
};

function token(claims: object = {}, key: KeyObject = privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'k' })}.${part({ ...CLAIMS, ...claims })}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

async function assume(WebIdentityToken: string, RoleArn = ROLE): Promise<{ status: number; text: string }> {
  const form = { Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleSessionName: 'one', RoleArn };
  const answer = await fetch(sts.url, { method: 'POST', body: new URLSearchParams({ ...form, WebIdentityToken }) });
  return { status: answer.status, text: await answer.text() };
}

function opened(bearer: string): Promise<Response> {
  return fetch(`${sts.url}/session-variables`, { headers: { authorization: `Bearer ${bearer}` } });
}

test('a token that the trust policy lets in gets credentials, which open what leads to the local cloud', async () => {
  const { status, text } = await assume(token());
  expect(status).toBe(200);
  expect(text).toContain('<Arn>arn:aws:sts::111111111111:assumed-role/dev-sluice-plan/one</Arn>');
  const [, session = ''] = /<SessionToken>([^<]+)</.exec(text) ?? [];
  expect(await (await opened(session)).json()).toEqual({ account: ACCOUNT, variables: { TF_CLI_CONFIG_FILE: 'x' } });
  expect((await opened('another')).status).toBe(403);
});

test('an administrator who has signed in is in their account', async () => {
  const { AWS_SESSION_TOKEN: bearer = '' } = credentialsOf(administrator);
  expect(await (await opened(bearer)).json()).toMatchObject({ account: ACCOUNT });
});

test.each([
  ['another subject', token({ sub: 'repo:acme/platform:ref:refs/heads/main' }), ROLE, 403, 'AccessDenied'],
  ['a role that is not there', token(), `${ROLE}s`, 403, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
  ['an account without the provider', token(), ROLE.replace(ACCOUNT, '9'.repeat(12)), 400, 'No OpenIDConnect provider'],
  ['another audience', token({ aud: 'else' }), ROLE, 400, 'Incorrect token audience'],
  ['a key of somebody else', token({}, stranger), ROLE, 400, 'the signature does not hold'],
  ['an old token', token({ exp: NOW - 10 }), ROLE, 400, 'ExpiredTokenException'],
  ['no token', 'x', ROLE, 400, 'InvalidIdentityToken'],
])('%s gets none', async (...[, given, role, status, why]) => {
  expect(await assume(given, role)).toEqual({ status, text: expect.stringContaining(why) as string });
});
