import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { newSession } from '../../../delivery/local-cloud/aws/sts/session';
import { type LocalSts, startSts } from '../../../delivery/local-cloud/aws/sts/start-sts';
import { type Attributes, ObjectStore } from '../../../delivery/local-cloud/store/object-store';

const AWS = join(__dirname, '../../../delivery/local-cloud/actions/stand-ins/programs/bin/aws');
const ACCOUNT = '111111111111';
const BUCKET = 'dev-lake-artifacts';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/mirror`;
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/most`;
const SEALED = 'dev-lake-sealed';
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/one`;
const [OWN, CAPPED] = ['products/orders', 'products/capped'];

const folder = mkdtempSync(join(tmpdir(), 'sluice-s3-'));
const session = newSession(ROLE, 'one');
let sts: LocalSts;

beforeAll(async () => {
  const store = new ObjectStore(join(folder, 'store'));
  const put = (type: string, id: string, attributes: Attributes) => {
    store.put({ type, realm: type.startsWith('aws_s3_bucket') ? '' : ACCOUNT, id, attributes });
  };
  const arn = `arn:aws:s3:::${BUCKET}`;
  const mirror = [OWN, CAPPED].flatMap((place) => [
    allow('s3:ListBucket', arn, { StringLike: { 's3:prefix': `${place}/*` } }),
    allow(['s3:PutObject', 's3:DeleteObject'], `${arn}/${place}/*`),
  ]);
  const use = {
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': arn },
  };
  for (const [bucket, isOwn] of [
    [BUCKET, true],
    [SEALED, false],
  ] as const) {
    put('aws_s3_bucket', bucket, { bucket, region: 'eu-west-1' });
    const by = { apply_server_side_encryption_by_default: [{ kms_master_key_id: KEY }], bucket_key_enabled: isOwn };
    put('aws_s3_bucket_server_side_encryption_configuration', bucket, { bucket, rule: [by] });
  }
  mirror.push(
    allow('kms:GenerateDataKey', KEY, use),
    allow(['s3:ListBucket', 's3:PutObject'], `arn:aws:s3:::${SEALED}*`),
  );
  put('aws_iam_role', 'mirror', { arn: ROLE, name: 'mirror', permissions_boundary: BOUNDARY });
  put('aws_iam_role_policy', 'mirror:own', { role: 'mirror', policy: policy(mirror) });
  const cap = [allow(['s3:*', 'kms:*'], '*'), { ...allow('s3:PutObject', `${arn}/${CAPPED}/*`), Effect: 'Deny' }];
  put('aws_iam_policy', BOUNDARY, { arn: BOUNDARY, policy: policy(cap) });
  const over = { ...newSession(ROLE, 'over', -1), sessionToken: 'over' };
  const sessions = [session, over, { ...newSession(`${ROLE}s`, 'stranger'), sessionToken: 'stranger' }];
  sts = await startSts({ store, keySetUrl: 'http://127.0.0.1:9/', opens: () => ({}), sessions });
});

beforeEach(() => {
  for (const name of ['product', 'buckets']) rmSync(join(folder, name), { recursive: true, force: true });
  files({ 'product/a.py': 'a', 'product/deep/b.py': 'b' });
});

afterAll(async () => {
  await sts.close();
  rmSync(folder, { recursive: true });
});

function allow(Action: string | readonly string[], Resource: string, Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

function policy(Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function files(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function aws(argv: readonly string[], token = session.sessionToken): Promise<{ code: number; said: string }> {
  const env = {
    PATH: process.env['PATH'],
    SLUICE_RUN_BUCKETS: join(folder, 'buckets'),
    SLUICE_RUN_STS: sts.url,
    AWS_SESSION_TOKEN: token,
  };
  return new Promise((done) => {
    execFile(AWS, argv, { cwd: folder, env }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

const sync = (target: string, token?: string) => aws(['s3', 'sync', 'product/', target, '--delete'], token);

const there = (place: string, name: string) => join(folder, 'buckets', BUCKET, place, name);

test('a folder is mirrored: what is new or other goes there, what is gone is deleted, the same stays', async () => {
  expect((await sync(`s3://${BUCKET}/${OWN}/`)).code).toBe(0);
  rmSync(join(folder, 'product', 'deep'), { recursive: true });
  files({ 'product/deep': 'no folder any more', [`buckets/${BUCKET}/products/other/c.py`]: 'of somebody else' });
  const { code, said } = await sync(`s3://${BUCKET}/${OWN}`);
  expect(code).toBe(0);
  const place = `s3://${BUCKET}/${OWN}`;
  expect(said).toBe(`delete: ${place}/deep/b.py\nupload: product/deep to ${place}/deep\n`);
  expect(readFileSync(there(OWN, 'deep'), 'utf8')).toBe('no folder any more');
  expect(readFileSync(there(OWN, 'a.py'), 'utf8')).toBe('a');
  expect(existsSync(there('products/other', 'c.py'))).toBe(true);
});

test.each([
  [
    'a folder of somebody else',
    'products/payments',
    undefined,
    /AccessDenied.*ListObjectsV2.*not authorized to perform/,
  ],
  ['what the boundary takes away', CAPPED, undefined, /upload failed: .*AccessDenied.*PutObject/],
  ['a role that is not there', OWN, 'stranger', /AccessDenied/],
  ['a session that is over', OWN, 'over', /InvalidToken/],
  ['no session', OWN, '', /Unable to locate credentials/],
])('%s is denied, and nothing gets there', async (...[, place, token, why]) => {
  const { code, said } = await sync(`s3://${BUCKET}/${place}/`, token);
  expect({ code: code > 0, said }).toEqual({ code: true, said: expect.stringMatching(why) as string });
  expect(existsSync(join(folder, 'buckets'))).toBe(false);
});

test('who may not use the key of a bucket writes nothing there', async () => {
  const { code, said } = await sync(`s3://${SEALED}/${OWN}/`);
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringContaining(`kms:GenerateDataKey on resource: "${KEY}"`) as string,
  });
});

test('a bucket that Terraform has not made is none', async () => {
  const { code, said } = await sync(`s3://another-bucket/${OWN}/`);
  expect({ code, said }).toEqual({ code: 254, said: expect.stringContaining('NoSuchBucket') as string });
});

test.each([
  [['s3', 'sync', 'product/', `s3://${BUCKET}/${OWN}/`]],
  [['s3', 'sync', `s3://${BUCKET}/${OWN}/`, 'product/', '--delete']],
  [['s3', 'sync', 'product/', `s3://${BUCKET}/../${OWN}/`, '--delete']],
  [['sts', 'get-caller-identity']],
])('another call is refused by its name: %j', async (argv) => {
  const { code, said } = await aws(argv);
  expect({ code, said }).toEqual({ code: 252, said: expect.stringMatching(/local cloud/) as string });
});

test('a request that is not known here is refused, and so is a policy that cannot be judged', async () => {
  const asked = (requests: readonly object[]) =>
    fetch(`${sts.url}/s3-requests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.sessionToken}` },
      body: JSON.stringify({ requests }),
    });
  expect((await asked([{ action: 's3:GetObject', bucket: BUCKET, key: 'a' }])).status).toBe(501);
  const store = new ObjectStore(join(folder, 'store'));
  const attachment = { role: 'mirror', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
  store.put({ type: 'aws_iam_role_policy_attachment', realm: ACCOUNT, id: 'a', attributes: attachment });
  const answer = await asked([{ action: 's3:PutObject', bucket: BUCKET, key: `${OWN}/a` }]);
  store.delete({ type: 'aws_iam_role_policy_attachment', realm: ACCOUNT, id: 'a' });
  expect(answer.status).toBe(501);
  expect(await answer.json()).toEqual({ message: expect.stringContaining('policy/ReadOnlyAccess') as string });
});
