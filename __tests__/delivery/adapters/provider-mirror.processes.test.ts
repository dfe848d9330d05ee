import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { providerMirror } from '../../../delivery/adapters/build/provider-mirror';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A stand-in for Terraform that keeps what it was asked for. */
function terraform(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-mirror-'));
  made.push(folder);
  const [program, work, calls] = ['terraform', 'work', 'calls'].map((name) => join(folder, name));
  mkdirSync(work!);
  writeFileSync(program!, `#!/bin/bash\n${script}\n`);
  chmodSync(program!, 0o755);
  const options = { terraform: program!, environment: { PATH: process.env['PATH'], CALLS: calls }, folder: work! };
  return { options, calls: () => readFileSync(calls!, 'utf8').trim().split('\n') };
}

const KEEPS = 'echo "$* $(cat wanted.tf.json)" >> "$CALLS"; echo zip > "${@: -1}/provider.zip"';

const asking = (providers: object) => ({ terraform: { required_providers: providers } });
const aws = (version: string) => ({ source: 'hashicorp/aws', version });

test('each provider is fetched once for every version that a stack asks for, in as few calls as that takes', async () => {
  const { options, calls } = terraform(KEEPS);
  const configurations = [
    asking({ aws: aws('5.100.0'), github: { source: 'integrations/github', version: '6.9.0' } }),
    asking({ aws: aws('5.100.0') }),
    asking({ other: aws('5.99.0') }),
    {},
  ];
  const files = await providerMirror(configurations, options);
  expect(calls().map((call) => call.match(/\d+\.\d+\.\d+/g))).toEqual([['5.100.0', '6.9.0'], ['5.99.0']]);
  expect(calls()[0]).toContain('providers mirror -no-color -platform=linux_amd64');
  expect(files.map(({ name }) => name)).toEqual(['mirror/provider.zip', 'terraform.rc']);
  const { content } = files[1]!;
  expect(content).toContain('path    = "../../../mirror"');
  expect(content).toContain('include = ["hashicorp/aws","integrations/github"]');
  expect(content).toContain('exclude = ["hashicorp/aws","integrations/github"]');
});

test('a registry that cannot be reached is told, with the way to go without a mirror', async () => {
  const { options } = terraform('echo "could not connect to the registry" >&2; exit 1');
  const failing = providerMirror([asking({ aws: aws('5.100.0') })], options);
  await expect(failing).rejects.toMatchObject({
    code: 'TerraformFailed',
    message: expect.stringMatching(/--no-mirror[^]*could not connect to the registry/) as string,
  });
});
