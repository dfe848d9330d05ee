import { writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';

import type { PreparedPython } from '../../tools/python-environment';
import { PYTHON_FOLDER } from './prepare-python';

/** What leads to a moto server. */
export interface MotoPlace {
  readonly project: string;
  readonly python: PreparedPython;
  /** Where the AWS configuration file is written: absolute. */
  readonly folder: string;
  /** `http://127.0.0.1:4566`. */
  readonly url: string;
}

/**
 * The variables that lead the real AWS provider, as it is, to a moto server, and nowhere else.
 *
 * One set serves every environment: the credentials come from a process that Terraform's provider starts in the stack's
 * folder, and that names the account which the stack's provider allows. `HTTP_PROXY` is there for MWAA, whose clients
 * put `api.` before the host of any endpoint; S3 addresses buckets by path by itself when the host is an IP address.
 */
export async function motoEnvironment({ project, python, folder, url }: MotoPlace): Promise<Record<string, string>> {
  const configuration = join(folder, 'aws.ini');
  const program = [python.interpreter, join(project, PYTHON_FOLDER, 'credentials.py')];
  // Through `env`, because the SDK for Go takes the quotes off a value that begins and ends with one.
  const command = ['env', ...program.map((word) => `"${word}"`)].join(' ');
  await writeFile(configuration, `[default]\ncredential_process = ${command}\n`);
  return {
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: configuration,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTP_PROXY: url,
    NO_PROXY: '127.0.0.1,localhost',
  };
}
