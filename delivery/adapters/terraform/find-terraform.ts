import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import { type Finished, run } from '../process/run';

const Version = z.object({ terraform_version: z.string() });

/** The oldest Terraform that locks S3 state without DynamoDB and knows write-only arguments. */
export const OLDEST_TERRAFORM = '1.11.0';

/**
 * The version of a Terraform program.
 * @throws DeliveryError `ToolMissing` when it is not there, or older than {@link OLDEST_TERRAFORM}, or not Terraform 1.
 */
export async function findTerraform(
  binary: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const answered = await run(binary, ['version', '-json'], { cwd: process.cwd(), env: environment });
  const found = versionIn(binary, answered);
  const isTooOld = isOlder(found, OLDEST_TERRAFORM);
  if (!isTooOld && found.startsWith('1.')) return found;
  const sentence = `"${binary}" is Terraform ${found}, which is too ${isTooOld ? 'old' : 'new'}; install ${OLDEST_TERRAFORM} or a later 1.x`;
  throw new DeliveryError('ToolMissing', sentence);
}

function versionIn(binary: string, { exitCode, stdout, stderr }: Finished): string {
  const version = exitCode === 0 ? Version.safeParse(parsedJson(stdout)).data : undefined;
  if (version !== undefined) return version.terraform_version;
  const said = `${stderr}${stdout}`.trim().split('\n').slice(-5).join('\n');
  throw new DeliveryError(
    'ToolMissing',
    `"${binary} version -json" exited ${exitCode} and does not answer as Terraform does; mend it, or put another first on the PATH. It said:\n${said}`,
  );
}

function isOlder(version: string, limit: string): boolean {
  const [a, b] = [version, limit].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
