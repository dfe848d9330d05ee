import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from 'cdktf';

import { type Finished, run } from '../../delivery/adapters/process/run';
import { readApplyCall } from '../../delivery/adapters/terraform/apply-call';
import { macWith } from '../../delivery/redaction/mac';
import { TerraformBehindGate } from '../../delivery/adapters/terraform/terraform-behind-gate';
import { assess } from '../../delivery/assess/assess';
import type { Environment } from '../../environments/schema/environment';
import { platform } from '../../stacks/platform';

/** What Terraform needs to run stacks on moto. */
export interface AwsOnMotoOptions {
  /** Where stacks, states and Terraform's own files go: absolute. */
  readonly folder: string;
  /** The variables that lead the provider to moto. */
  readonly variables: Readonly<Record<string, string>>;
  readonly provider: { readonly mirror?: string };
}

/** What `terraform plan -detailed-exitcode` says. */
export type Planned = 'unchanged' | 'changed';

const PLANNED: Readonly<Record<number, Planned>> = { 0: 'unchanged', 2: 'changed' };

/** Real Terraform with the real AWS provider, on the stacks of an environment, each in the folder it is synthesized to. */
export class AwsOnMoto {
  private readonly configuration: string;

  constructor(private readonly options: AwsOnMotoOptions) {
    this.configuration = join(options.folder, 'terraform.rc');
    mkdirSync(options.folder, { recursive: true });
    writeFileSync(this.configuration, terraformConfiguration(options));
  }

  /** Synthesizes the environment's stacks over those that are there. */
  synthesize(environment: Environment): void {
    const app = new App({ outdir: join(this.options.folder, 'out') });
    platform(app, environment);
    app.synth();
  }

  /** Writes a stack that no environment has, or another version of it. */
  write(stack: string, configuration: object): void {
    mkdirSync(this.folderOf(stack), { recursive: true });
    writeFileSync(join(this.folderOf(stack), 'cdk.tf.json'), JSON.stringify(configuration));
  }

  async init(stack: string): Promise<void> {
    await this.succeeds(stack, ['init', '-input=false', '-no-color']);
  }

  async apply(stack: string): Promise<void> {
    await this.succeeds(stack, ['apply', '-auto-approve', '-input=false', '-no-color']);
  }

  /** What a plan of the stack would do. */
  async plan(stack: string): Promise<Planned> {
    const planned = await this.terraform(stack, ['plan', '-detailed-exitcode', '-input=false', '-no-color']);
    return PLANNED[planned.exitCode] ?? failure(stack, 'plan', planned);
  }

  /** The digest of a plan that changes the stack, as an apply through the gate makes it. */
  async digest(stack: string, parallelism: number): Promise<string> {
    const { signal } = new AbortController();
    const options = { binary: 'terraform', folder: this.folderOf(stack), environment: this.environment(), signal };
    const behindGate = new TerraformBehindGate(options);
    try {
      const call = readApplyCall(['apply', `-parallelism=${parallelism}`], {});
      const { changeSet } = await behindGate.read(stack, call, macWith(Buffer.alloc(32, 7)));
      if (changeSet.changes.length === 0) throw new Error(`nothing changes in ${stack}`);
      return assess(changeSet).digest;
    } finally {
      behindGate.close();
    }
  }

  async destroy(stack: string): Promise<void> {
    await this.succeeds(stack, ['destroy', '-auto-approve', '-input=false', '-no-color']);
  }

  /** The addresses in the stack's state. */
  async addresses(stack: string): Promise<string[]> {
    const listed = await this.succeeds(stack, ['state', 'list']);
    return listed.stdout.split('\n').filter((line) => line !== '');
  }

  /** Runs Terraform in the folder of a stack and returns however it ends. */
  terraform(stack: string, argv: readonly string[]): Promise<Finished> {
    return run('terraform', argv, { cwd: this.folderOf(stack), env: this.environment() });
  }

  /** The whole environment of its Terraform. */
  environment(): Record<string, string | undefined> {
    const { folder, variables } = this.options;
    const { PATH } = process.env;
    const own = { PATH, HOME: folder, TF_CLI_CONFIG_FILE: this.configuration, CHECKPOINT_DISABLE: '1' };
    // A provider of AWS starts in four fifths of the time where it may keep more garbage (measured with 5.100.0).
    return { ...own, GOGC: '400', ...variables };
  }

  /** The folder of a synthesized stack: absolute. */
  folderOf(stack: string): string {
    return join(this.options.folder, 'out', 'stacks', stack);
  }

  private async succeeds(stack: string, argv: readonly string[]): Promise<Finished> {
    const finished = await this.terraform(stack, argv);
    return finished.exitCode === 0 ? finished : failure(stack, argv[0] ?? '', finished);
  }
}

function terraformConfiguration({ folder, provider: { mirror } }: AwsOnMotoOptions): string {
  const method = mirror === undefined ? 'direct {}' : `filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }`;
  const cache = join(folder, 'plugins');
  mkdirSync(cache, { recursive: true });
  return `plugin_cache_dir = ${JSON.stringify(cache)}\nprovider_installation {\n  ${method}\n}\n`;
}

function failure(stack: string, command: string, { exitCode, stdout, stderr }: Finished): never {
  const said = stderr === '' ? stdout.slice(-2000) : stderr;
  throw new Error(`terraform ${command} of ${stack} exited ${exitCode}: ${said}`);
}
