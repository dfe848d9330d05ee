import { z } from 'zod';

import { DeliveryError } from '../../model/delivery-error';
import { run } from '../process/run';

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
  const { exitCode, stdout } = await run(binary, ['version', '-json'], { cwd: process.cwd(), env: environment });
  const version = exitCode === 0 ? Version.safeParse(JSON.parse(stdout)) : undefined;
  if (version?.success !== true)
    throw new DeliveryError('ToolMissing', `"${binary} version -json" does not answer as Terraform does`);
  const found = version.data.terraform_version;
  if (isOlder(found, OLDEST_TERRAFORM) || !found.startsWith('1.')) {
    throw new DeliveryError(
      'ToolMissing',
      `Terraform ${found} is too old or too new; Sluice needs ${OLDEST_TERRAFORM} or a later 1.x`,
    );
  }
  return found;
}

function isOlder(version: string, limit: string): boolean {
  const [a, b] = [version, limit].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
