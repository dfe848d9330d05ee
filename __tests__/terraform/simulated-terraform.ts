import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { installProviders } from '../../delivery/local-cloud/providers/install-providers';
import { ObjectStore } from '../../delivery/local-cloud/store/object-store';

const PROJECT = path.resolve(__dirname, '../..');

/** What a Terraform command said and how it ended. */
export interface Run {
  readonly exitCode: number;
  readonly output: string;
}

/** Builds the plugin from the source under test; a stale bundle would test yesterday's code. */
export function buildPlugin(): void {
  execFileSync(process.execPath, [path.join(PROJECT, 'delivery/bin/build.mjs')], { stdio: 'inherit' });
}

/** A local cloud of its own, and a folder that real Terraform runs in against the simulated providers. */
export class SimulatedTerraform {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sluice-terraform-'));
  readonly cloud = path.join(this.folder, 'cloud');
  readonly work = path.join(this.folder, 'work');
  readonly store = new ObjectStore(path.join(this.cloud, 'store'));
  private environment: Readonly<Record<string, string>> = {};

  /** Installs the providers; installing again is harmless. */
  async install(): Promise<void> {
    mkdirSync(this.work, { recursive: true });
    this.environment = (await installProviders(this.cloud, PROJECT)).environment;
  }

  /** Writes the configuration; `terraform` and `provider` blocks are there already. */
  configure(configuration: object): void {
    const providers = {
      terraform: {
        required_providers: {
          aws: { source: 'hashicorp/aws' },
          github: { source: 'integrations/github' },
          snowflake: { source: 'snowflakedb/snowflake' },
        },
      },
      provider: {
        aws: [{ region: 'eu-west-1', allowed_account_ids: ['111111111111'] }],
        github: [{ owner: 'acme' }],
        snowflake: [{ organization_name: 'ACME', account_name: 'DEV' }],
      },
    };
    writeFileSync(path.join(this.work, 'cdk.tf.json'), JSON.stringify({ ...providers, ...configuration }));
  }

  /** Runs one command to its end. */
  async run(...argv: readonly string[]): Promise<Run> {
    return this.start(...argv).finished;
  }

  /** Applies and answers with what Terraform said; anything but success is an error that says why. */
  async apply(...argv: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.run('apply', '-auto-approve', ...argv);
    if (exitCode !== 0) throw new Error(output);
    return output;
  }

  /** The exit code of a plan (0 is no change, 2 is some), after which `output` says which. */
  plan(): Promise<Run> {
    return this.run('plan', '-detailed-exitcode');
  }

  /** Starts a command in a process group of its own. */
  start(...argv: readonly string[]) {
    const child = spawn('terraform', [...argv, '-no-color'], {
      cwd: this.work,
      detached: true,
      env: {
        PATH: process.env['PATH'],
        HOME: this.folder,
        TMPDIR: this.folder,
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const finished = once(child, 'close').then(([exitCode]): Run => ({ exitCode: Number(exitCode ?? -1), output }));
    return { child, finished, output: () => output };
  }

  /** Forgets objects, configuration and state; derived schemas stay, as they would between two runs of a user. */
  reset(): void {
    for (const part of ['store', 'sessions']) rmSync(path.join(this.cloud, part), { recursive: true, force: true });
    rmSync(this.work, { recursive: true, force: true });
    mkdirSync(this.work);
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
