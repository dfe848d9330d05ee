import { copyFileSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { type Finished, run } from '../../delivery/adapters/process/run';

/** One thing that Terraform has to say about a configuration. */
export interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
}

const LOCK = '.terraform.lock.hcl';

/**
 * Runs `terraform validate` on synthesized stacks. Stacks that need the same providers share one `terraform init`,
 * which takes far longer than the check. Works on copies: what one provider locks is of no use to another.
 */
export class Validation {
  private readonly initialized = new Map<string, Promise<string>>();

  /** @param environment what Terraform needs to find its providers. */
  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly folder: string,
  ) {}

  /** What Terraform finds in a stack's folder; nothing, if it is sound. */
  async diagnostics(stackFolder: string): Promise<readonly Diagnostic[]> {
    const copy = join(this.folder, basename(stackFolder));
    cpSync(stackFolder, copy, { recursive: true });
    const { terraform } = JSON.parse(readFileSync(join(copy, 'cdk.tf.json'), 'utf8')) as {
      terraform: { required_providers: object };
    };
    const providers = Object.keys(terraform.required_providers).sort().join('-');
    const first = this.initialized.get(providers) ?? this.init(copy, providers);
    this.initialized.set(providers, first);
    const lockedIn = await first;
    if (lockedIn !== copy) copyFileSync(join(lockedIn, LOCK), join(copy, LOCK));
    const { stdout } = await this.terraform(copy, providers, ['validate', '-json']);
    return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics;
  }

  private async init(stackFolder: string, providers: string): Promise<string> {
    const argv = ['init', '-backend=false', '-input=false', '-no-color'];
    const { exitCode, stderr } = await this.terraform(stackFolder, providers, argv);
    if (exitCode !== 0) throw new Error(`terraform init in ${stackFolder} exited ${exitCode}: ${stderr}`);
    return stackFolder;
  }

  private terraform(cwd: string, providers: string, argv: readonly string[]): Promise<Finished> {
    const home = join(this.folder, `home-${providers}`);
    mkdirSync(home, { recursive: true });
    const { PATH } = process.env;
    const env = {
      PATH,
      HOME: home,
      TF_DATA_DIR: join(home, 'terraform'),
      CHECKPOINT_DISABLE: '1',
      ...this.environment,
    };
    return run('terraform', argv, { cwd, env });
  }
}
