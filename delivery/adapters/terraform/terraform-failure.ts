import { DeliveryError } from '../../model/delivery-error';
import type { Finished } from '../process/run';
import { errorsIn } from './messages';
import { parsedPlan } from './parsed-plan';
import { randomMac } from '../../redaction/mac';
import type { RawValue } from '../../redaction/raw-value';
import { redactorOf } from '../../redaction/redactor-of';
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
  const sentence = `terraform ${verb} of ${stack.id} exited ${finished.exitCode}:\n${said}`;
  return new DeliveryError('TerraformFailed', sentence);
}
