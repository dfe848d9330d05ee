import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isRegistryAnswer, realAwsProvider } from '../../../delivery/local-cloud/aws/real-aws-provider';

const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

function mirror(): { folder: string; provider: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-mirror-'));
  const provider = join(folder, 'registry.terraform.io', 'hashicorp', 'aws');
  mkdirSync(provider, { recursive: true });
  return { folder, provider };
}

test('an unpacked provider is found in the mirror that the setting names', () => {
  const { folder, provider } = mirror();
  mkdirSync(join(provider, '5.100.0', PLATFORM), { recursive: true });
  expect(realAwsProvider({ SLUICE_PROVIDER_MIRROR: folder })).toEqual({ mirror: folder });
});

test('a packed provider is found as well', () => {
  const { folder, provider } = mirror();
  writeFileSync(join(provider, `terraform-provider-aws_5.100.0_${PLATFORM}.zip`), '');
  expect(realAwsProvider({ SLUICE_PROVIDER_MIRROR: folder })).toEqual({ mirror: folder });
});

test('a mirror with another version only is missing the provider, and the reason names what was looked for', () => {
  const { folder, provider } = mirror();
  mkdirSync(join(provider, '5.99.0', PLATFORM), { recursive: true });
  const found = realAwsProvider({ SLUICE_PROVIDER_MIRROR: folder });
  expect(found).toEqual({ missing: expect.stringContaining(join(provider, '5.100.0', PLATFORM)) as string });
});

test('the registry has answered when it has no version to offer, not when it could not be reached', () => {
  expect(isRegistryAnswer('no available releases match the given constraints 5.100.0, < 5.100.0')).toBe(true);
  expect(isRegistryAnswer('could not connect to registry.terraform.io: no such host')).toBe(false);
});
