import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { AssembledStack } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import type { StateResource } from '../../model/state-resource';
import type { SavedPlan, Terraform } from '../../ports/terraform';
import { type Mac, randomMac } from '../../redaction/mac';
import { type Finished, run } from '../process/run';
import { signedInToSnowflake } from '../process/signed-in-to-snowflake';
import { environmentIn } from './environment-in';
import { requireWholeState, restoreState } from './local-state';
import { planBasis } from './plan-basis';
import { readPlan } from './read-plan';
import { readState } from './read-state';
import { terraformFailure } from './terraform-failure';

/** How Terraform is run. */
export interface TerraformOptions {
  /** The program: `terraform`, or a path. */
  readonly binary: string;
  /** Its whole environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
  /** Tells secrets apart without telling them; one of this process alone where nothing is compared with a review. */
  readonly mac?: Mac | undefined;
  /** How long a state's lock is waited for; 60 when left out. */
  readonly lockTimeoutSeconds?: number;
}

const LOCK_TIMEOUT_SECONDS = 60;

/** Exit codes of `terraform plan -detailed-exitcode`. */
const UNCHANGED = 0;
const CHANGED = 2;

/** Terraform as an installed program, run in the folder of each stack. */
export class TerraformCli implements Terraform {
  private readonly initialized = new Map<string, Promise<void>>();

  private readonly mac: Mac;

  private readonly lockTimeout: string;

  constructor(private readonly options: TerraformOptions) {
    this.mac = options.mac ?? randomMac();
    this.lockTimeout = `-lock-timeout=${options.lockTimeoutSeconds ?? LOCK_TIMEOUT_SECONDS}s`;
  }

  plan(stack: AssembledStack): Promise<SavedPlan> {
    return this.saved(stack, []);
  }

  planDestroy(stack: AssembledStack): Promise<SavedPlan> {
    return this.saved(stack, ['-destroy']);
  }

  private async saved(stack: AssembledStack, options: readonly string[]): Promise<SavedPlan> {
    await this.init(stack);
    const file = join(stack.folder, `sluice-${randomUUID()}.plan`);
    try {
      return await this.planInto(file, stack, options);
    } catch (error) {
      await this.discard({ file });
      throw error;
    }
  }

  private async planInto(file: string, stack: AssembledStack, options: readonly string[]): Promise<SavedPlan> {
    const argv = ['plan', ...options, '-input=false', '-json', this.lockTimeout, '-detailed-exitcode', `-out=${file}`];
    const planned = await this.terraform(stack, argv);
    if (planned.exitCode !== UNCHANGED && planned.exitCode !== CHANGED) {
      throw await this.failed('plan', stack, { ...planned, file });
    }
    // Shown even where nothing changes: drift, checks and the values of unchanged objects are only there.
    const shown = await this.terraform(stack, ['show', '-json', file]);
    if (shown.exitCode !== 0) throw await this.failed('show', stack, shown);
    return { changeSet: readPlan(stack.id, shown.stdout, this.mac), ...(await planBasis(file)), file };
  }

  async apply(stack: AssembledStack, plan: SavedPlan): Promise<void> {
    try {
      const applied = await this.terraform(stack, ['apply', '-input=false', '-json', this.lockTimeout, plan.file]);
      if (applied.exitCode !== 0) throw await this.failed('apply', stack, { ...applied, file: plan.file });
    } finally {
      await restoreState(stack.folder);
      await this.discard(plan);
    }
  }

  async discard({ file }: Pick<SavedPlan, 'file'>): Promise<void> {
    await rm(file, { force: true });
  }

  async state(stack: AssembledStack): Promise<StateResource[]> {
    await this.init(stack);
    const pulled = await this.terraform(stack, ['state', 'pull']);
    if (pulled.exitCode !== 0) throw await this.failed('state pull', stack, pulled);
    return readState(stack.id, pulled.stdout);
  }

  /** Once a folder: providers and backend do not change while a command runs. */
  private init(stack: AssembledStack): Promise<void> {
    const known = this.initialized.get(stack.folder);
    if (known !== undefined) return known;
    const started = this.initialize(stack);
    this.initialized.set(stack.folder, started);
    return started;
  }

  private async initialize(stack: AssembledStack): Promise<void> {
    if (!existsSync(join(stack.folder, 'cdk.tf.json'))) {
      throw new DeliveryError('Usage', `${stack.folder} holds no synthesized stack; run "npx sluice synth" first`);
    }
    await requireWholeState(stack.folder);
    const done = await this.terraform(stack, ['init', '-input=false', '-no-color', '-reconfigure']);
    if (done.exitCode !== 0) throw await this.failed('init', stack, done);
  }

  private async terraform(stack: AssembledStack, argv: readonly string[]): Promise<Ran> {
    const { binary, environment: given, signal } = this.options;
    const environment = argv[0] === 'plan' || argv[0] === 'apply' ? await signedInToSnowflake(given) : given;
    const finished = await run(binary, argv, { cwd: stack.folder, env: environmentIn(stack.id, environment), signal });
    return { ...finished, environment };
  }

  private async failed(verb: string, stack: AssembledStack, { file, ...ran }: Failure): Promise<DeliveryError> {
    const isPlan = file !== undefined && existsSync(file);
    const shown = isPlan ? await this.terraform(stack, ['show', '-json', file]) : undefined;
    const planJson = shown?.exitCode === 0 ? shown.stdout : undefined;
    return terraformFailure({ verb, stack, finished: ran, environment: ran.environment, planJson });
  }
}

/** A command that has ended, and what it was told. */
type Ran = Finished & Pick<TerraformOptions, 'environment'>;

/** One that did not end well, and the plan that it wrote or applied. */
type Failure = Ran & { readonly file?: string };
