import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

import { run } from '../../delivery/adapters/process/run';
import type { Diagnostic } from './validation';

/** A diagnostic, and the file that it is about. */
type Placed = Diagnostic & { readonly range?: { readonly filename: string } };

interface Configuration {
  readonly terraform: Readonly<Record<string, unknown>>;
}

/**
 * `terraform validate` of many synthesized stacks at once: each is a module of one configuration, so that a real provider
 * starts and tells its schema once, which takes far longer than the check. A simulated one would not do: it serves what
 * the folder names that Terraform runs in.
 */
export class JointValidation {
  /** @param environment what Terraform needs to find its providers. */
  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly folder: string,
  ) {}

  /**
   * What Terraform finds in each stack, by the name of its folder; nothing for one that is sound.
   * @throws Error where Terraform does not say what it checked, or finds what is of no stack.
   */
  async diagnostics(stackFolders: readonly string[]): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
    mkdirSync(this.folder, { recursive: true });
    const stacks = stackFolders.map((stackFolder) => this.copied(stackFolder));
    const modules = Object.fromEntries(stacks.map((stack) => [stack, { source: `./${stack}` }]));
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify({ module: modules }));
    await this.terraform('init', '-backend=false', '-input=false', '-no-color');
    const found = JSON.parse(await this.terraform('validate', '-json')) as { diagnostics: readonly Placed[] };
    const stray = found.diagnostics.filter((one) => !stacks.includes(stackOf(one)));
    if (stray.length > 0) throw new Error(`terraform validate: ${JSON.stringify(stray)}`);
    return new Map(stacks.map((stack) => [stack, found.diagnostics.filter((one) => stackOf(one) === stack)]));
  }

  /** A copy of a stack without its backend, which no module has and no validation reads. Returns the name of its folder. */
  private copied(stackFolder: string): string {
    const stack = basename(stackFolder);
    const copy = join(this.folder, stack);
    cpSync(stackFolder, copy, { recursive: true });
    const file = join(copy, 'cdk.tf.json');
    const { terraform, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
    const { backend: _backend, ...kept } = terraform;
    writeFileSync(file, JSON.stringify({ terraform: kept, ...rest }));
    return stack;
  }

  private async terraform(...argv: readonly string[]): Promise<string> {
    const { PATH } = process.env;
    const env = { PATH, HOME: this.folder, CHECKPOINT_DISABLE: '1', ...this.environment };
    const { exitCode, stdout, stderr } = await run('terraform', argv, { cwd: this.folder, env });
    // A configuration that is not valid ends it with 1, and says why on its standard output.
    if (exitCode === 0 || (argv[0] === 'validate' && stdout.startsWith('{'))) return stdout;
    throw new Error(`terraform ${argv[0]} exited ${exitCode}: ${stderr}`);
  }
}

function stackOf({ range }: Placed): string {
  return range?.filename.split(sep)[0] ?? '';
}
