import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Environment } from '../../../environments/schema/environment';
import type { AssembledStack, Assembly } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import { readAssembly } from './read-assembly';

/** A synthesized stack and the environment that it belongs to. */
export interface StackInFolder {
  readonly stack: AssembledStack;
  readonly environment: Environment;
  /** What it was synthesized with. */
  readonly assembly: Assembly;
}

/**
 * The synthesized stack whose folder it is.
 * @param folder where Terraform runs: `stacks/<id>` in the folder that `cdktf synth` writes to.
 * @throws DeliveryError `Refused` where it is the folder of none.
 */
export async function assembledStackIn(folder: string): Promise<StackInFolder> {
  const real = await realpath(folder).catch((cause: unknown) => {
    throw new DeliveryError('Usage', `${folder} is not there; run this in the folder of a stack`, { cause });
  });
  const out = dirname(dirname(real));
  if (!existsSync(join(out, 'environments.json'))) throw noStack(folder, `${out} holds no environments.json`);
  const assembly = await readAssembly(out);
  const { stacks, environments } = assembly;
  const stack = stacks.find((one) => one.folder === real);
  if (stack === undefined) throw noStack(folder, `${join(out, 'manifest.json')} does not name it`);
  const environment = environments.find(({ name }) => name === stack.environment);
  if (environment === undefined) throw new Error(`no environment ${stack.environment}`);
  return { stack, environment, assembly };
}

function noStack(folder: string, why: string): DeliveryError {
  const sentence = `${folder} is no stack that this project synthesized: ${why}. Nobody can have reviewed it; synthesize it with "npx cdktf synth", or unset TERRAFORM_BINARY_NAME where Terraform is to apply what it likes`;
  return new DeliveryError('Refused', sentence);
}
