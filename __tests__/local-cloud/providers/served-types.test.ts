import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { servedTypes } from '../../../delivery/local-cloud/providers/schema/served-types';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-types-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

test('types come from the configuration, in JSON and in HCL', () => {
  write('cdk.tf.json', '{"resource": {"aws_vpc": {}}, "data": {"aws_region": {}}}');
  write('more.tf', 'resource "aws_eip" "a" {}\nresource "github_team" "b" {}');
  const { resources, data } = servedTypes('aws', { workingFolder: folder, stored: [] });
  expect(resources).toEqual(['aws_eip', 'aws_region', 'aws_vpc']);
  expect(data).toEqual(resources);
});

test('types that only a state or the store knows are served, so that orphans can be destroyed', () => {
  write('elsewhere/x.tfstate', '{"resources": [{"type": "aws_sns_topic"}]}');
  const backend = { backend: { config: { path: path.join(folder, 'elsewhere/x.tfstate') } } };
  write('.terraform/terraform.tfstate', JSON.stringify(backend));
  const { resources } = servedTypes('aws', { workingFolder: folder, stored: ['aws_kms_key', 'snowflake_user'] });
  expect(resources).toEqual(['aws_kms_key', 'aws_sns_topic']);
});
