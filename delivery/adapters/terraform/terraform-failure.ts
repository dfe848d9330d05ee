import { DeliveryError } from '../../model/delivery-error';
import type { Finished } from '../process/run';
import { errorsIn } from './messages';
import { parsedPlan } from './parsed-plan';
import { randomMac } from '../../redaction/mac';
import type { RawValue } from '../../redaction/raw-value';
import { redactorOf } from '../../redaction/redactor-of';
import { type StateLock, stateLockIn } from './state-lock';
import { valuesAround } from './values-around';
import { valuesOf } from './values-of-plan';

/** A Terraform command that did not end well, and what may hold the secrets that it quotes. */
export interface FailedCommand {
  readonly verb: string;
  /** The id of the stack, and its folder: absolute. */
  readonly stack: { readonly id: string; readonly folder: string };
  readonly finished: Finished;
  /** The environment that it ran in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The JSON of the plan that it made or applied; Terraform writes one even where planning met an error. */
  readonly planJson?: string | undefined;
}

/** What Terraform said of a failure, without the secrets that it quotes: providers put values into their messages. */
export async function terraformFailure(failure: FailedCommand): Promise<DeliveryError> {
  const { verb, stack, finished, environment, planJson } = failure;
  const values: RawValue[] = await valuesAround(stack.folder, environment);
  if (planJson !== undefined) values.push(...valuesOf(parsedPlan(stack.id, planJson)));
  const said = redactorOf(values, randomMac()).text(errorsIn(`${finished.stdout}\n${finished.stderr}`));
  const lock = stateLockIn(said);
  if (lock !== undefined) return new DeliveryError('StateLocked', lockedSentence(stack, lock));
  const sentence = `terraform ${verb} of ${stack.id} exited ${finished.exitCode}:\n${said}`;
  return new DeliveryError('TerraformFailed', sentence);
}

function lockedSentence(
  { id, folder }: FailedCommand['stack'],
  { who, operation, since, id: lock }: StateLock,
): string {
  const held = `the state of ${id} is locked by ${who} (${operation}, since ${since})`;
  const next = `wait until that is done, and run this again; if nobody works on it any more: terraform -chdir=${folder} force-unlock ${lock}`;
  return `${held}; ${next}`;
}
