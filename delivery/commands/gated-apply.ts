import { resolve } from 'node:path';

import { assembledStackIn } from '../adapters/cdktf/assembled-stack-in';
import { type Ending, runAttached } from '../adapters/process/attached';
import { approval } from '../adapters/terminal/approval';
import { type ApplyCall, readApplyCall } from '../adapters/terraform/apply-call';
import { environmentIn } from '../adapters/terraform/environment-in';
import { TerraformBehindGate } from '../adapters/terraform/terraform-behind-gate';
import { isEmpty } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import { planSummary } from './gate-text';
import { interruption } from './interruption';
import { type Held, judgedPlan } from './judged-plan';
import { appliedInTurn, partOfPromotion } from './part-of-promotion';
import { withoutKeys } from './terraform-variables';
import { withReviewSecrets } from './with-review-secrets';

/**
 * One call of `terraform apply` or `terraform destroy` that applies nothing but what was reviewed: it plans, compares
 * the plan with the review, and applies that very plan.
 * @param terraform the real program.
 * @param argv the words of the call.
 * @throws DeliveryError `Refused` with every reason; nothing was applied then.
 */
export async function gatedApply(terraform: string, argv: readonly string[]): Promise<Ending> {
  const call = readApplyCall(argv, process.env);
  const { signal } = interruption;
  if (call.asksHelp) return runAttached(terraform, argv, { cwd: process.cwd(), env: withoutKeys(process.env), signal });
  if (call.json && !call.autoApprove && call.planFile === null) {
    throw new DeliveryError('Usage', 'with -json nobody can be asked for approval; give -auto-approve too');
  }
  const variables = await withReviewSecrets(process.env);
  const found = await assembledStackIn(resolve(call.folder ?? '.'));
  const part = await partOfPromotion(found.stack, call, variables);
  if (part === 'verified') {
    tell(call, `${found.stack.id} is verified already: nothing is left to apply.\n`);
    return { exitCode: 0, killedBy: null };
  }
  const environment = environmentIn(found.stack.id, withoutKeys(variables));
  const options = { binary: terraform, folder: found.stack.folder, environment, signal };
  const behindGate = new TerraformBehindGate(options);
  try {
    return await applied({ ...found, call, behindGate, variables, part });
  } catch (error) {
    await part?.turn.stopped(error);
    throw error;
  } finally {
    behindGate.close();
  }
}

async function applied(held: Held): Promise<Ending> {
  const { call, stack, behindGate, part } = held;
  tell(call, `Sluice plans ${stack.id}, to compare it with its review.\n`);
  const { changeSet, accepted } = await judgedPlan(held);
  for (const warning of behindGate.warnings) tell(call, `Warning: ${warning}\n`);
  for (const sentence of accepted) tell(call, `Accepted: ${sentence}.\n`);
  tell(call, planSummary(changeSet));
  const isAgreed = call.autoApprove || call.planFile !== null || isEmpty(changeSet);
  const verb = call.verb === 'destroy' ? 'destroy' : 'apply';
  if (!isAgreed && !(await approval(verb, interruption.signal))) return cancelled(call);
  return part === null ? behindGate.apply(call) : appliedInTurn(part, changeSet, () => behindGate.apply(call));
}

function cancelled({ verb }: ApplyCall): Ending {
  process.stdout.write(verb === 'apply' ? '\nApply cancelled.\n' : '\nDestroy cancelled.\n');
  return { exitCode: 1, killedBy: null };
}

/** Where a machine reads the output, a person may still read the errors. */
function tell({ json }: ApplyCall, text: string): void {
  (json ? process.stderr : process.stdout).write(text);
}
