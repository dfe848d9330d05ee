import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { VARIABLES_FILE, terraformVariables } from '../../../delivery/commands/terraform-variables';

const KEYS = { SLUICE_REVIEW_KEY: 'secret', SLUICE_REVIEW_KEY_PREVIOUS: 'older' };

test('Terraform sees the whole environment of real accounts, but for what signs reviews', async () => {
  const variables = await terraformVariables({ ...KEYS, AWS_PROFILE: 'dev', TF_VAR_a: '1' });
  expect(variables).toMatchObject({ AWS_PROFILE: 'dev', TF_VAR_a: '1' });
  expect(Object.keys(variables).filter((name) => name in KEYS)).toEqual([]);
});

test('for a local cloud it sees only what leads there, but for what signs reviews', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  writeFileSync(join(folder, VARIABLES_FILE), JSON.stringify({ ...KEYS, GITHUB_TOKEN: 'local' }));
  const variables = await terraformVariables({ SLUICE_LOCAL_CLOUD: folder, AWS_PROFILE: 'dev' });
  rmSync(folder, { recursive: true });
  expect(variables).toMatchObject({ GITHUB_TOKEN: 'local' });
  expect(Object.keys(variables).filter((name) => name in KEYS || name === 'AWS_PROFILE')).toEqual([]);
});
