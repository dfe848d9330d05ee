import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { motoEnvironment } from '../../../delivery/local-cloud/aws/moto-environment';

async function environmentOf(project: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-environment-'));
  const python = { interpreter: join(project, '.venv', 'bin', 'python'), folder };
  return motoEnvironment({ project, python, folder, url: 'http://127.0.0.1:4566' });
}

test('every AWS client is led to moto, and none to credentials or settings of the machine', async () => {
  const environment = await environmentOf('/a project');
  expect(environment).toMatchObject({
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    HTTP_PROXY: 'http://127.0.0.1:4566',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  expect(Object.keys(environment)).not.toContain('AWS_ACCESS_KEY_ID');
});

test('the credentials of a stack come from a program of the project, whose path may hold spaces', async () => {
  const { AWS_CONFIG_FILE } = await environmentOf('/a project');
  expect(readFileSync(AWS_CONFIG_FILE!, 'utf8')).toBe(
    '[default]\ncredential_process = env "/a project/.venv/bin/python" "/a project/delivery/local-cloud/aws/python/credentials.py"\n',
  );
});
