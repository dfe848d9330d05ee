import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { installProviders } from '../../../delivery/local-cloud/providers/install-providers';
import { platform } from '../../../delivery/local-cloud/providers/provider-address';

const NODE_MODULES = path.resolve(__dirname, '../../../node_modules');
const AWS = path.join('registry.terraform.io/hashicorp/aws/5.100.0', platform());

let folder: string;
let project: string;
let cloud: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-install-'));
  project = path.join(folder, 'project');
  cloud = path.join(folder, 'cloud');
  mkdirSync(path.join(project, 'dist'), { recursive: true });
  symlinkSync(NODE_MODULES, path.join(project, 'node_modules'));
  writeFileSync(path.join(project, 'dist/provider.cjs'), '// what starts a plugin');
  writeFileSync(path.join(project, 'dist/provider-code.cjs'), '// a plugin');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('every provider is an executable in the folder that Terraform looks in', async () => {
  const { environment } = await installProviders(cloud, project);
  const github = `registry.terraform.io/integrations/github/6.9.0/${platform()}/terraform-provider-github_v6.9.0`;
  expect(statSync(path.join(cloud, 'mirror', github)).mode & 0o777).toBe(0o755);
  expect(readFileSync(path.join(cloud, 'bin/provider.cjs'), 'utf8')).toBe('// what starts a plugin');
  expect(readFileSync(path.join(cloud, 'bin/provider-code.cjs'), 'utf8')).toBe('// a plugin');
  expect(environment).toEqual({
    TF_CLI_CONFIG_FILE: path.join(cloud, 'terraform.rc'),
    SLUICE_LOCAL_CLOUD: cloud,
    GOGC: '200',
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    TF_CLI_ARGS_providers_lock: `-fs-mirror=${path.join(cloud, 'mirror')}`,
  });
});

test('an executable has the same bytes in every cloud, whose hash is in every lock file', async () => {
  const elsewhere = path.join(folder, 'elsewhere');
  await installProviders(cloud, project);
  await installProviders(elsewhere, project);
  const [one, other] = [cloud, elsewhere].map((root) =>
    readFileSync(path.join(root, 'mirror', AWS, 'terraform-provider-aws_v5.100.0'), 'utf8'),
  );
  expect(one).toBe(other);
});

test('nothing comes from the registry', async () => {
  await installProviders(cloud, project);
  expect(readFileSync(path.join(cloud, 'terraform.rc'), 'utf8')).not.toContain('direct');
});

test('the real AWS provider is shown among the simulated ones, from a mirror of its own', async () => {
  const mirror = path.join(folder, 'real');
  mkdirSync(path.join(mirror, AWS), { recursive: true });
  writeFileSync(path.join(mirror, AWS, 'terraform-provider-aws_v5.100.0_x5'), 'real');
  const { environment } = await installProviders(cloud, project, { realAws: { mirror } });
  const shown = path.join(cloud, 'mirror-with-real-aws');
  expect(readFileSync(path.join(shown, AWS, 'terraform-provider-aws_v5.100.0_x5'), 'utf8')).toBe('real');
  expect(environment['TF_CLI_ARGS_providers_lock']).toBe(`-fs-mirror=${shown}`);
  expect(readFileSync(path.join(cloud, 'terraform.rc'), 'utf8')).not.toContain('direct');
});

test('the real AWS provider comes from the registry where no mirror is named, and no other does', async () => {
  const { environment } = await installProviders(cloud, project, { realAws: {} });
  const direct = /direct \{\n {4}include = \[(.*)\]/.exec(readFileSync(path.join(cloud, 'terraform.rc'), 'utf8'))?.[1];
  expect(direct).toBe('"registry.terraform.io/hashicorp/aws"');
  expect(environment).not.toHaveProperty('TF_CLI_ARGS_providers_lock');
});

test('a mirror without the right version is refused, with the places that were searched', async () => {
  const installing = async () => installProviders(cloud, project, { realAws: { mirror: folder } });
  await expect(installing()).rejects.toThrow(`${folder} does not hold hashicorp/aws 5.100.0: neither`);
});

test('a project that is not built says how to build it', async () => {
  rmSync(path.join(project, 'dist'), { recursive: true });
  const installing = async () => installProviders(cloud, project);
  await expect(installing()).rejects.toThrow('run npm run prepare');
});
