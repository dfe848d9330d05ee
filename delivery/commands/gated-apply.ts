import { resolve } from 'node:path';

import { assembledStackIn, type StackInFolder } from '../adapters/cdktf/assembled-stack-in';
import { type Ending, runAttached } from '../adapters/process/attached';
import { approval } from '../adapters/terminal/approval';
import { type ApplyCall, readApplyCall } from '../adapters/terraform/apply-call';
import { TerraformBehindGate } from '../adapters/terraform/terraform-behind-gate';
import { assess } from '../assess/assess';
import { environmentCost } from '../assess/cost/cost-delta';
import { verdictOn } from '../gate/verdict';
import { type ChangeSet, isEmpty } from '../model/change-set';
import { DeliveryError } from '../model/delivery-error';
import { planSummary, refusalText } from './gate-text';
import { interruption } from './interruption';
import { reviewFor } from './review-for';

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
  if (call.asksHelp) return runAttached(terraform, argv, { cwd: process.cwd(), env: process.env, signal });
  if (call.json && !call.autoApprove && call.planFile === null) {
    throw new DeliveryError('Usage', 'with -json nobody can be asked for approval; give -auto-approve too');
  }
  const found = await assembledStackIn(resolve(call.folder ?? '.'));
  const options = { binary: terraform, folder: found.stack.folder, environment: process.env, signal };
  const behindGate = new TerraformBehindGate(options);
  try {
    return await applied(behindGate, found, call);
  } finally {
    behindGate.close();
  }
}

async function applied(behindGate: TerraformBehindGate, found: StackInFolder, call: ApplyCall): Promise<Ending> {
  const changeSet = await judged(behindGate, found, call);
  tell(call, planSummary(changeSet));
  const isAgreed = call.autoApprove || call.planFile !== null || isEmpty(changeSet);
  if (!isAgreed && !(await approval(call.verb, interruption.signal))) return cancelled(call);
  return behindGate.apply(call);
}

/** The plan, once nothing is left to refuse it. */
async function judged(
  behindGate: TerraformBehindGate,
  { stack, environment }: StackInFolder,
  call: ApplyCall,
): Promise<ChangeSet> {
  const { record, mac, because } = await reviewFor(environment, process.env);
  tell(call, `Sluice plans ${stack.id}, to compare it with its review.\n`);
  const { changeSet, state, providers } = await behindGate.read(stack.id, call, mac);
  const applying = { assessment: assess(changeSet), synthDigest: stack.digest, state, providers, tree: null };
  const cost = environmentCost([changeSet], environment);
  const verdict = verdictOn({ environment, applying, review: record, approvedBy: [], cost, now: new Date() });
  if (verdict.refusals.length > 0) throw new DeliveryError('Refused', refusalText(stack.id, verdict, because));
  for (const sentence of verdict.accepted) tell(call, `Accepted: ${sentence}.\n`);
  return changeSet;
}

function cancelled({ verb }: ApplyCall): Ending {
  process.stdout.write(verb === 'apply' ? '\nApply cancelled.\n' : '\nDestroy cancelled.\n');
  return { exitCode: 1, killedBy: null };
}

/** Where a machine reads the output, a person may still read the errors. */
function tell({ json }: ApplyCall, text: string): void {
  (json ? process.stderr : process.stdout).write(text);
}
