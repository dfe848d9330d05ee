import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { AssembledStack, Assembly } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import type { Synthesizer } from '../../ports/synthesizer';
import { type Finished, run } from '../process/run';
import { readAssembly } from './read-assembly';
import { synthesizedJson } from './synthesized-json';

/** What a program may see while it synthesizes: no credentials of any kind. */
const HARMLESS = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'] as const;

const CdktfJson = z.object({ app: z.string().min(1), output: z.string().default('cdktf.out') });

/** How the program of a checkout is run. */
export interface AppSynthesizerOptions {
  /** Variables that the program may see beside the harmless ones: what it selects, never a credential. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Synthesizes by running the `app` of a checkout's cdktf.json, as `cdktf synth` does, without that command's own 2
 * seconds. The assembly is written to the folder that `cdktf` writes to, so both see the same.
 */
export class AppSynthesizer implements Synthesizer {
  private readonly assemblies = new Map<string, Promise<Assembly>>();

  constructor(private readonly options: AppSynthesizerOptions) {}

  /** Once a folder: nothing edits a checkout while a command runs. */
  synthesize(checkout: string, { anew } = { anew: false }): Promise<Assembly> {
    const known = this.assemblies.get(checkout) ?? this.runApp(checkout, anew);
    this.assemblies.set(checkout, known);
    return known;
  }

  async configuration({ folder }: AssembledStack): Promise<unknown> {
    const file = join(folder, 'cdk.tf.json');
    return synthesizedJson(await readFile(file, 'utf8'), file);
  }

  filesOf({ folder }: AssembledStack): Promise<string[]> {
    return readdir(folder);
  }

  private async runApp(checkout: string, anew: boolean): Promise<Assembly> {
    const { app, output } = await this.settings(checkout);
    const out = join(checkout, output);
    await rm(anew ? out : join(out, 'manifest.json'), { recursive: true, force: true });
    const finished = await run(app, [], {
      cwd: checkout,
      env: this.environment(out),
      shell: true,
      signal: this.options.signal,
    });
    if (finished.exitCode !== 0) throw synthFailed(checkout, finished);
    return readAssembly(out);
  }

  private async settings(checkout: string): Promise<z.infer<typeof CdktfJson>> {
    const file = join(checkout, 'cdktf.json');
    if (!existsSync(file))
      throw new DeliveryError('Usage', `${checkout} has no cdktf.json; run this in the root of the repository`);
    const parsed = CdktfJson.safeParse(parsedJson(await readFile(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new DeliveryError('SynthFailed', `${file} is not JSON with an "app", the command that synthesizes; mend it`);
  }

  private environment(out: string): Record<string, string | undefined> {
    const harmless = Object.fromEntries(HARMLESS.map((name) => [name, process.env[name]]));
    return { ...harmless, ...this.options.variables, CDKTF_OUTDIR: out };
  }
}

function synthFailed(checkout: string, { stdout, stderr }: Finished): DeliveryError {
  const said = stderr.trim() === '' ? stdout.trim() : stderr.trim();
  const problems = /\d+ problems? in the environments;[\s\S]*/.exec(said)?.[0];
  if (problems !== undefined) return new DeliveryError('BadEnvironment', problems.trim());
  return new DeliveryError('SynthFailed', `the program of ${checkout} did not synthesize:\n${said}`);
}
