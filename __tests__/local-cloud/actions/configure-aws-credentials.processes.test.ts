import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { administratorOf, credentialsOf } from '../../../delivery/local-cloud/aws/sts/administrator';
import { type LocalSts, startSts } from '../../../delivery/local-cloud/aws/sts/start-sts';
import { ObjectStore } from '../../../delivery/local-cloud/store/object-store';

const PROGRAMS = join(__dirname, '..', '..', '..', 'delivery', 'local-cloud', 'actions', 'stand-ins', 'programs');
const ACCOUNT = '111111111111';

const administrator = administratorOf(ACCOUNT);
let folder: string;
let sts: LocalSts;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-credentials-'));
  sts = await startSts({
    store: new ObjectStore(join(folder, 'store')),
    keySetUrl: 'http://127.0.0.1:9/jwks',
    opens: () => ({ TF_CLI_CONFIG_FILE: '/to/the/local/cloud' }),
    sessions: [administrator],
  });
});

afterEach(async () => {
  await sts.close();
  rmSync(folder, { recursive: true });
});

/** How the stand-in ended, what it said, and what it left for the steps that follow. */
function signedIn(inputs: Readonly<Record<string, string>>): Promise<{ failed: boolean; said: string; left: string }> {
  const files = { GITHUB_ENV: join(folder, 'env'), GITHUB_OUTPUT: join(folder, 'output') };
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value]);
  const env = {
    PATH: process.env['PATH'],
    SLUICE_RUN_STS: sts.url,
    ...files,
    ...(Object.fromEntries(given) as object),
  };
  return new Promise((done) => {
    execFile(process.execPath, [join(PROGRAMS, 'configure-aws-credentials.mjs')], { env }, (error, said) => {
      const left = existsSync(files.GITHUB_ENV) ? readFileSync(files.GITHUB_ENV, 'utf8') : '';
      done({ failed: error !== null, said, left });
    });
  });
}

const KEYS = credentialsOf(administrator);

test('credentials of the account that is allowed lead to the local cloud', async () => {
  const { failed, left } = await signedIn({ ...KEYS, AWS_REGION: 'eu-west-1', ALLOWED_ACCOUNT_IDS: ACCOUNT });
  expect(failed).toBe(false);
  for (const value of [...Object.values(KEYS), '/to/the/local/cloud', 'eu-west-1']) expect(left).toContain(value);
});

test.each([
  ['of another account', { ...KEYS, ALLOWED_ACCOUNT_IDS: '222222222222' }, `(${ACCOUNT}) does not match`],
  [
    'that nobody has given',
    { ...KEYS, AWS_SESSION_TOKEN: 'made up' },
    'security token included in the request is invalid',
  ],
  ['that are not there', {}, 'Could not load credentials from any providers'],
])('credentials %s lead nowhere', async (_what, inputs, why) => {
  const { failed, said, left } = await signedIn(inputs);
  expect(failed).toBe(true);
  expect(said).toContain(why);
  expect(left).not.toContain('/to/the/local/cloud');
});
