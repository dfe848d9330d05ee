import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { type StackInFolder, assembledStackIn } from '../adapters/cdktf/assembled-stack-in';
import { type Ending, runAttached } from '../adapters/process/attached';
import { readApplyCall } from '../adapters/terraform/apply-call';
import { TerraformBehindGate } from '../adapters/terraform/terraform-behind-gate';
import { TerraformCli } from '../adapters/terraform/terraform-cli';
import { strayFiles } from '../gate/stray-files';
import { DeliveryError } from '../model/delivery-error';
import type { PlannedStack } from '../model/planned-stack';
import { type ReviewKey, reviewKeys } from '../model/review-key';
import { plan } from '../plan/plan';
import type { Terraform } from '../ports/terraform';
import { macWith } from '../redaction/mac';
import { signedPart } from '../review/signed-part';
import { partText } from './gate-text';
import { interruption } from './interruption';
import { withoutKeys } from './terraform-variables';
import { withReviewSecrets } from './with-review-secrets';

/** The folder that a plan is told to, so that another job shows it to reviewers. */
const PLANS = 'SLUICE_PLANS';

/**
 * One call of `terraform plan` whose output holds no secret: it plans, prints what may be shown, and writes that as a
 * `PlanPart`, signed, into the folder that `SLUICE_PLANS` names. No plan file is left: stock `cdktf` 0.21 reads none. A stack
 * whose upstream was never applied is told as blocked, and that is no failure.
 * @param terraform the real program.
 * @param argv the words of the call.
 */
export async function gatedPlan(terraform: string, argv: readonly string[]): Promise<Ending> {
  const variables = process.env;
  const environment = withoutKeys(variables);
  const call = readApplyCall(argv, variables);
  const { signal } = interruption;
  if (call.asksHelp) return runAttached(terraform, argv, { cwd: process.cwd(), env: environment, signal });
  if (call.planFile !== null)
    throw new DeliveryError('Usage', `terraform plan takes no "${call.planFile}"; leave it out`);
  const found = await assembledStackIn(resolve(call.folder ?? '.'));
  const key = reviewKeys(await withReviewSecrets(variables)).current;
  const mac = macWith(key.for('redaction'));
  const upstream = new TerraformCli({ binary: terraform, environment, signal, mac });
  const behindGate = new TerraformBehindGate({ binary: terraform, folder: found.stack.folder, environment, signal });
  try {
    const planned = await plannedStack(found, {
      plan: async ({ id }) => ({ ...(await behindGate.read(id, call, mac)), file: '' }),
      // Nothing has a name that could be forgotten.
      discard: () => Promise.resolve(),
      state: (stack) => upstream.state(stack),
    });
    for (const warning of behindGate.warnings) process.stdout.write(`Warning: ${warning}\n`);
    await write(planned, key, variables[PLANS] ?? '.');
    process.stdout.write(partText(planned, found));
    return { exitCode: planned.kind === 'failed' || planned.kind === 'refused' ? 1 : 0, killedBy: null };
  } finally {
    behindGate.close();
  }
}

/** Terraform has been initialized by now, and nothing else may lie in the folder: nobody has judged it. */
async function plannedStack(
  { stack, assembly }: StackInFolder,
  terraform: Pick<Terraform, 'plan' | 'discard' | 'state'>,
): Promise<PlannedStack> {
  const stray = strayFiles(stack.id, await readdir(stack.folder), { ours: true });
  if (stray.length > 0) return { stack, kind: 'refused', refusals: stray };
  const [planned] = await plan([stack], { assembly }, { terraform, concurrency: 2 });
  if (interruption.signal.aborted) throw new DeliveryError('Interrupted', `stopped while ${stack.id} was planned`);
  if (planned === undefined) throw new Error(`nothing became of planning ${stack.id}`);
  return planned;
}

/** The whole part is there, or nothing of it. */
async function write(planned: PlannedStack, key: ReviewKey, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${planned.stack.id}.json`);
  await writeFile(`${file}.${process.pid}`, signedPart(planned, key));
  await rename(`${file}.${process.pid}`, file);
}
