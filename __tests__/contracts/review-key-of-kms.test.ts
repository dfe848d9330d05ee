import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsClient } from 'aws4fetch';

import { kmsSecret } from '../../delivery/adapters/aws/kms-secret';
import { type Moto, startMoto } from '../../delivery/local-cloud/aws/start-moto';
import { ReviewKey } from '../../delivery/model/review-key';

const PROJECT = join(__dirname, '..', '..');
const MINUTES = 60_000;
const ACCOUNT = '111111111111';
const CREDENTIALS = { AWS_ACCESS_KEY_ID: `SLUICE00${ACCOUNT}`, AWS_SECRET_ACCESS_KEY: 'local' };
const REGION = 'eu-west-1';

describe('on moto', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-kms-'));
  let moto: Moto;
  let key = '';

  const variables = () => ({ ...CREDENTIALS, AWS_REGION: REGION, AWS_ENDPOINT_URL_KMS: moto.url });

  async function kms(
    action: string,
    body: object,
  ): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = CREDENTIALS;
    const client = new AwsClient({ accessKeyId, secretAccessKey, service: 'kms', region: REGION });
    const response = await client.fetch(moto.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${action}` },
      body: JSON.stringify(body),
    });
    return JSON.parse((await response.text()) || '{}') as Readonly<Record<string, Readonly<Record<string, string>>>>;
  }

  async function made(spec: object, alias: string): Promise<string> {
    const { KeyMetadata } = await kms('CreateKey', spec);
    const { KeyId = '' } = KeyMetadata ?? {};
    await kms('CreateAlias', { AliasName: `alias/${alias}`, TargetKeyId: KeyId });
    return KeyId;
  }

  const HMAC = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' };

  beforeAll(async () => {
    moto = await startMoto({ projectFolder: PROJECT, folder });
    key = await made(HMAC, 'dev-sluice-review');
    await made(HMAC, 'stg-sluice-review');
    await made({}, 'dev-sluice-state');
  }, 5 * MINUTES);

  afterAll(async () => {
    await moto.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a key gives the same secret each time, by its alias, its number and its ARN', async () => {
    const arn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${key}`;
    const names = [
      'awskms:///alias/dev-sluice-review',
      'awskms:///alias/dev-sluice-review',
      `awskms:///${key}`,
      `awskms:///${arn}`,
    ];
    const secrets = await Promise.all(names.map((name) => kmsSecret(name, variables())));
    expect(new Set(secrets).size).toBe(1);
    expect(() => new ReviewKey(secrets[0]!, 'SLUICE_REVIEW_KEY')).not.toThrow();
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('another key gives another', async () => {
    const [dev, staging] = await Promise.all(
      ['dev', 'stg'].map((name) => kmsSecret(`awskms:///alias/${name}-sluice-review`, variables())),
    );
    expect(dev).not.toBe(staging);
  });

  test('a key that is not there is named, with the stack that makes it', async () => {
    await expect(kmsSecret('awskms:///alias/prod-sluice-review', variables())).rejects.toMatchObject({
      code: 'AwsFailed',
      message: expect.stringMatching(
        /alias\/prod-sluice-review in eu-west-1 \(NotFoundException\).*bootstrap stack/,
      ) as string,
    });
  });

  test('a key that is for something else is refused', async () => {
    await expect(kmsSecret('awskms:///alias/dev-sluice-state', variables())).rejects.toMatchObject({
      code: 'AwsFailed',
    });
  });
});

describe('refusals of KMS that moto does not make', () => {
  let server: Server;
  let answer: { status: number; body: string } = { status: 500, body: '' };

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const ask = () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return kmsSecret('awskms:///alias/a', { ...CREDENTIALS, AWS_REGION: REGION, AWS_ENDPOINT_URL_KMS: url });
  };

  test.each([
    ['AccessDeniedException', 'only the roles that plan and apply'],
    ['ExpiredTokenException', 'the credentials have run out'],
    ['com.amazonaws.kms#UnrecognizedClientException', 'does not know the credentials'],
    ['DisabledException', 'the key is disabled'],
    ['SomethingNew', 'try again'],
  ])('%s', async (type, says) => {
    answer = { status: 400, body: JSON.stringify({ __type: type, message: 'secret words of AWS' }) };
    const failed: unknown = await ask().catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'AwsFailed', message: expect.stringContaining(says) as string });
    expect(String(failed)).not.toContain('secret words');
  });

  test('an answer that is no code', async () => {
    answer = { status: 200, body: '{}' };
    await expect(ask()).rejects.toMatchObject({ code: 'AwsFailed' });
  });

  test('nobody there', async () => {
    const variables = { ...CREDENTIALS, AWS_REGION: REGION, AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:9' };
    await expect(kmsSecret('awskms:///alias/a', variables)).rejects.toMatchObject({
      code: 'AwsFailed',
      message: expect.stringContaining('could not be reached') as string,
    });
  });
});
