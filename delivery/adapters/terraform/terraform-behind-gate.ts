import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { DeliveryError } from '../../model/delivery-error';
import type { Plan } from '../../model/plan';
import type { Mac } from '../../redaction/mac';
import { type Ending, runAttached } from '../process/attached';
import { NamelessFile } from '../process/nameless-file';
import { type Finished, run } from '../process/run';
import { signedInToSnowflake } from '../process/signed-in-to-snowflake';
import type { ApplyCall } from './apply-call';
import { requireWholeState, restoreState } from './local-state';
import { warningsIn } from './messages';
import { planBasis } from './plan-basis';
import { requireConfigurationOf } from './planned-configuration';
import { readPlan } from './read-plan';
import { terraformFailure } from './terraform-failure';

/** How Terraform behind the gate is run. */
export interface BehindGateOptions {
  readonly binary: string;
  /** The folder of the stack: absolute. */
  readonly folder: string;
  /** The environment of the caller: Terraform gets all of it but `TF_CLI_ARGS` and its kin, which the call holds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Where a child finds the plan: its first file after input, output and errors. */
const PLAN = '/dev/fd/3';

/**
 * One call of apply in two steps: a plan, and that very plan applied. The plan lies in a file without a name, so that
 * nobody can exchange it in between, and nothing of it is left however the gate ends.
 */
export class TerraformBehindGate {
  private readonly plan = new NamelessFile();
  private warned: readonly string[] = [];
  /** What the last call was told. */
  private environment: BehindGateOptions['environment'];

  constructor(private readonly options: BehindGateOptions) {
    this.environment = withoutArguments(options.environment);
  }

  /**
   * Makes the plan that the call would apply, or takes the one that it names, and reads it.
   * @throws DeliveryError `TerraformFailed` with Terraform's own errors.
   */
  async read(stack: string, call: ApplyCall, mac: Mac): Promise<Plan> {
    const { folder } = this.options;
    await requireWholeState(folder);
    if (call.planFile === null) await this.make(stack, call);
    else this.take(resolve(folder, call.planFile));
    const shown = await this.run(['show', '-json', PLAN]);
    if (shown.exitCode !== 0) throw await this.failed('show', stack, shown);
    const file = `/dev/fd/${this.plan.descriptor}`;
    await requireConfigurationOf(folder, file);
    const basis = await planBasis(file);
    return { changeSet: readPlan(stack, shown.stdout, mac), ...basis };
  }

  /** What Terraform warned of while it planned: titles, and no value. */
  get warnings(): readonly string[] {
    return this.warned;
  }

  /** Applies the plan that was read; Terraform says so itself where the state has moved on since. */
  async apply({ json, applyOptions }: ApplyCall): Promise<Ending> {
    const { binary, folder, signal } = this.options;
    const argv = ['apply', '-input=false', ...(json ? ['-json'] : []), ...applyOptions, PLAN];
    await this.signIn();
    try {
      const descriptors = [this.plan.descriptor];
      return await runAttached(binary, argv, { cwd: folder, env: this.environment, signal, descriptors });
    } finally {
      await restoreState(folder);
    }
  }

  /** Forgets the plan. */
  close(): void {
    this.plan.close();
  }

  private async make(stack: string, { planOptions }: ApplyCall): Promise<void> {
    await this.signIn();
    const planned = await this.run(['plan', '-input=false', '-json', `-out=${PLAN}`, ...planOptions]);
    if (planned.exitCode !== 0) throw await this.failed('plan', stack, planned);
    this.warned = warningsIn(planned.stdout);
  }

  private async signIn(): Promise<void> {
    this.environment = withoutArguments(await signedInToSnowflake(this.options.environment));
  }

  private take(file: string): void {
    try {
      writeFileSync(this.plan.descriptor, readFileSync(file));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new DeliveryError(
        'Usage',
        `the plan file ${file} cannot be read (${why}); name one that "terraform plan -out" wrote`,
        { cause },
      );
    }
  }

  private run(argv: readonly string[]): Promise<Finished> {
    const { binary, folder: cwd, signal } = this.options;
    return run(binary, argv, { cwd, env: this.environment, signal, descriptors: [this.plan.descriptor] });
  }

  private async failed(verb: string, id: string, finished: Finished): Promise<DeliveryError> {
    const { folder } = this.options;
    // Terraform writes a plan that met an error, too: it marks the secrets that the error may quote.
    const shown = verb === 'plan' ? await this.run(['show', '-json', PLAN]) : undefined;
    const planJson = shown?.exitCode === 0 ? shown.stdout : undefined;
    return terraformFailure({ verb, stack: { id, folder }, finished, environment: this.environment, planJson });
  }
}

function withoutArguments(environment: BehindGateOptions['environment']): BehindGateOptions['environment'] {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('TF_CLI_ARGS')));
}
