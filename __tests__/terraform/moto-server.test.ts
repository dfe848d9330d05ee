import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { preparePython, PYTHON_FOLDER } from '../../delivery/local-cloud/aws/prepare-python';
import { type Moto, startMoto } from '../../delivery/local-cloud/aws/start-moto';
import { airflowSurroundings, type Surroundings, version } from './airflow-surroundings';
import { type AwsAnswer, type AwsRequest, signedRequest } from './signed-request';

const PROJECT = join(__dirname, '..', '..');
const MINUTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'sluice-moto-server-'));
let moto: Moto;
let around: Surroundings;

beforeAll(async () => {
  moto = await startMoto({ projectFolder: PROJECT, folder });
  around = await airflowSurroundings(moto.url);
}, 5 * MINUTES);

afterAll(async () => {
  await moto.close();
  rmSync(folder, { recursive: true, force: true });
});

function airflow(request: Omit<AwsRequest, 'service'>): Promise<AwsAnswer> {
  return signedRequest(moto.url, { service: 'airflow', ...request });
}

function create(name: string, change: object = {}): Promise<AwsAnswer> {
  return airflow({ method: 'PUT', path: `/environments/${name}`, body: { ...sound(), ...change } });
}

function sound() {
  return {
    SourceBucketArn: `arn:aws:s3:::${around.bucket}`,
    ExecutionRoleArn: around.role,
    DagS3Path: 'dags/',
    NetworkConfiguration: { SubnetIds: around.subnets, SecurityGroupIds: [around.group] },
  };
}

interface Seen {
  readonly Environment: Readonly<Record<string, unknown>> & { readonly Status: string };
}

async function look(name: string): Promise<Seen['Environment']> {
  const { text } = await airflow({ method: 'GET', path: `/environments/${name}` });
  return (JSON.parse(text) as Seen).Environment;
}

describe('managed Airflow', () => {
  test('an environment is created, updated and deleted, and each change shows once', async () => {
    expect(await create('life', { Tags: { Environment: 'dev' } })).toMatchObject({ status: 200 });
    expect(await look('life')).toMatchObject({ Status: 'CREATING', Schedulers: 2, MaxWebservers: 2 });
    expect(await look('life')).toMatchObject({ Status: 'AVAILABLE', EnvironmentClass: 'mw1.small' });

    const changed = await airflow({ method: 'PATCH', path: '/environments/life', body: { MaxWorkers: 4 } });
    expect(changed.status).toBe(200);
    expect(await look('life')).toMatchObject({ Status: 'UPDATING', MaxWorkers: 4 });
    expect(await look('life')).toMatchObject({ Status: 'AVAILABLE', MaxWorkers: 4 });

    expect(await airflow({ method: 'DELETE', path: '/environments/life' })).toMatchObject({ status: 200 });
    expect(await look('life')).toMatchObject({ Status: 'DELETING' });
    expect(await airflow({ method: 'GET', path: '/environments/life' })).toMatchObject({
      status: 404,
      error: 'ResourceNotFoundException',
      text: expect.stringContaining('Environment life was not found') as string,
    });
  });

  test('an environment that is not available cannot be updated', async () => {
    await create('busy');
    const early = await airflow({ method: 'PATCH', path: '/environments/busy', body: { MaxWorkers: 4 } });
    expect(early).toMatchObject({ status: 400, text: expect.stringContaining('busy is CREATING') as string });
  });

  test('an environment that exists cannot be created again', async () => {
    await create('twin');
    expect(await create('twin')).toMatchObject({ status: 400, error: 'ValidationException' });
  });

  test.each([
    [
      'one subnet',
      () => network({ SubnetIds: [around.subnets[0]] }),
      'the length of NetworkConfiguration.SubnetIds is 1',
    ],
    ['an unknown subnet', () => network({ SubnetIds: [around.subnets[0], 'subnet-0'] }), 'subnet-0 does not exist'],
    [
      'subnets of one zone',
      () => network({ SubnetIds: [around.subnets[0], around.subnets[0]] }),
      'different availability',
    ],
    ['an unknown security group', () => network({ SecurityGroupIds: ['sg-0'] }), 'security group sg-0 does not exist'],
    [
      'a micro environment with two schedulers',
      () => ({ EnvironmentClass: 'mw1.micro', Schedulers: 2 }),
      'Schedulers is 2',
    ],
    ['a small environment with one scheduler', () => ({ Schedulers: 1 }), 'mw1.small allows 2 to 5'],
    ['an unknown class', () => ({ EnvironmentClass: 'mw1.tiny' }), 'mw1.tiny is not one of mw1.micro'],
    ['an unknown version', () => ({ AirflowVersion: '1.10.99' }), 'AirflowVersion 1.10.99 is not one of'],
    [
      'fewer workers at most than at least',
      () => ({ MinWorkers: 5, MaxWorkers: 2 }),
      'MinWorkers 5 is above MaxWorkers 2',
    ],
    ['an unknown bucket', () => ({ SourceBucketArn: 'arn:aws:s3:::none' }), 'bucket none does not exist'],
    [
      'an unknown role',
      () => ({ ExecutionRoleArn: 'arn:aws:iam::111111111111:role/none' }),
      'role/none does not exist',
    ],
    [
      'requirements without a version',
      () => ({ RequirementsS3Path: 'r.txt' }),
      'RequirementsS3ObjectVersion is required',
    ],
    [
      'requirements of a version that is not there',
      () => ({ RequirementsS3Path: 'r.txt', RequirementsS3ObjectVersion: 'v1' }),
      'no version v1 of r.txt',
    ],
    ['a field that the API does not have', () => ({ Colour: 'blue' }), 'Colour is not known'],
    [
      'a log level that the API does not have',
      () => ({ LoggingConfiguration: { TaskLogs: { Enabled: true, LogLevel: 'LOUD' } } }),
      'LOUD',
    ],
  ])('%s is refused by name', async (_what, change, sentence) => {
    expect(await create('wrong', change())).toMatchObject({
      status: 400,
      error: 'ValidationException',
      text: expect.stringContaining(sentence) as string,
    });
    expect(await airflow({ method: 'GET', path: '/environments/wrong' })).toMatchObject({ status: 404 });
  });

  test('a bucket without versioning is refused', async () => {
    await version(moto.url, around.bucket, 'Suspended');
    const refused = await create('unversioned');
    await version(moto.url, around.bucket, 'Enabled');
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('versioning enabled') as string });
  });

  test('tags are read, added and removed by the ARN', async () => {
    await create('tagged', { Tags: { Owner: 'data' } });
    const path = `/tags/${encodeURIComponent('arn:aws:airflow:eu-west-1:111111111111:environment/tagged')}`;
    await airflow({ method: 'POST', path, body: { Tags: { Cost: 'x' } } });
    await airflow({ method: 'DELETE', path: `${path}?tagKeys=Owner` });
    expect(JSON.parse((await airflow({ method: 'GET', path })).text)).toEqual({ Tags: { Cost: 'x' } });
  });

  test('a call that it does not know is refused by name', async () => {
    expect(await airflow({ path: '/clitoken/life' })).toMatchObject({
      status: 501,
      error: 'NotImplemented',
      text: expect.stringContaining('POST /clitoken/life') as string,
    });
  });

  function network(change: object): object {
    return { NetworkConfiguration: { ...sound().NetworkConfiguration, ...change } };
  }
});

describe('the server', () => {
  test('accounts share it and see nothing of each other', async () => {
    const identity = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    const asked = { service: 'sts', account: '222222222222', body: identity };
    expect((await signedRequest(moto.url, asked)).text).toContain('<Account>222222222222</Account>');
    await create('mine');
    const others = await airflow({ method: 'GET', path: '/environments', account: '222222222222' });
    expect(JSON.parse(others.text)).toEqual({ Environments: [] });
  });

  test('a call that moto does not know is refused by name, in a way that no client tries again', async () => {
    const body = new URLSearchParams({ Action: 'GenerateOrganizationsAccessReport', Version: '2010-05-08' });
    const { status, text } = await signedRequest(moto.url, { service: 'iam', body });
    expect(status).toBe(501);
    expect(text).toMatch(/<Code>NotImplemented<.*local cloud has no iam.*generate_organizations_access_report/s);
  });

  test('a port that is in use is named, and the server that uses it goes on', async () => {
    const port = Number(new URL(moto.url).port);
    await expect(startMoto({ projectFolder: PROJECT, folder, port })).rejects.toThrow(`127.0.0.1:${port}`);
    expect(await airflow({ method: 'GET', path: '/environments' })).toMatchObject({ status: 200 });
  });

  test('it ends when the process that started it is killed', async () => {
    const { interpreter } = await preparePython(PROJECT);
    const serve = [
      interpreter,
      [join(PROJECT, PYTHON_FOLDER, 'serve.py'), '0'],
      { stdio: ['pipe', 'inherit', 'ignore'] },
    ];
    const script = `require('node:child_process').spawn(...${JSON.stringify(serve)})`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
    const first = String((await lines.next()).value);
    const { listening } = JSON.parse(first) as { listening: number };
    const ask = () => signedRequest(`http://127.0.0.1:${listening}`, { service: 'airflow', method: 'GET' });
    expect(await ask()).toMatchObject({ status: 501 });
    parent.kill('SIGKILL');
    await once(parent.stdout, 'close');
    await expect(ask()).rejects.toThrow('fetch failed');
  });
});

describe('the credentials of a stack', () => {
  async function credentials(stack: object): Promise<string> {
    const { interpreter } = await preparePython(PROJECT);
    const cwd = mkdtempSync(join(folder, 'stack-'));
    writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(stack));
    const asked = await promisify(execFile)(interpreter, [join(PROJECT, PYTHON_FOLDER, 'credentials.py')], { cwd });
    return asked.stdout;
  }

  test('name the account that its provider allows', async () => {
    const stack = { provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['333333333333'] }] } };
    expect(JSON.parse(await credentials(stack))).toMatchObject({ Version: 1, AccessKeyId: 'SLUICE00333333333333' });
  });

  test('are refused to a stack that allows no account, or several', async () => {
    await expect(credentials({})).rejects.toThrow(/must allow one AWS account; it allows none/);
    const two = { provider: { aws: [{ allowed_account_ids: ['111111111111', '222222222222'] }] } };
    await expect(credentials(two)).rejects.toThrow(/it allows \['111111111111', '222222222222'\]/);
  });
});
