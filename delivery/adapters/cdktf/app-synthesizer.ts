import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import type { AssembledStack, Assembly } from '../../model/assembly';
import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import type { SynthesisOptions, Synthesizer } from '../../ports/synthesizer';
import { type Finished, run } from '../process/run';
import { ownFolder } from './own-folder';
import { readAssembly } from './read-assembly';
import { configurationIn, filesIn } from './stack-folder';

/** What a program may see while it synthesizes: no credentials of any kind. */
const HARMLESS = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'] as const;

/** Where assemblies lie, in their checkout, that `cdktf` itself would not write: those of releases, and with guests. */
const ASIDE = join('.sluice', 'assemblies');

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

  /** Once a folder and selection: nothing edits a checkout while a command runs. */
  synthesize(checkout: string, { anew = false, extra = [] }: SynthesisOptions = {}): Promise<Assembly> {
    const key = [checkout, ...extra].join('\n');
    const known = this.assemblies.get(key) ?? this.runApp(checkout, { anew, extra });
    this.assemblies.set(key, known);
    return known;
  }

  built(): Promise<null> {
    return Promise.resolve(null);
  }

  configuration(stack: AssembledStack): Promise<unknown> {
    return configurationIn(stack);
  }

  filesOf(stack: AssembledStack): Promise<string[]> {
    return filesIn(stack);
  }

  private async runApp(checkout: string, { anew, extra }: Required<SynthesisOptions>): Promise<Assembly> {
    const { app, output } = await this.settings(checkout);
    const shared = extra.length === 0 ? join(checkout, output) : join(checkout, ASIDE, folderFor(extra));
    const out = anew
      ? await ownFolder(join(checkout, ASIDE), extra.length === 0 ? 'release' : folderFor(extra))
      : shared;
    await rm(join(out, 'manifest.json'), { force: true });
    // cdktf makes the folder itself, but none above it.
    await mkdir(dirname(out), { recursive: true });
    const finished = await run(app, [], {
      cwd: checkout,
      env: this.environment(out, extra),
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

  private environment(out: string, extra: readonly string[]): Record<string, string | undefined> {
    const harmless = Object.fromEntries(HARMLESS.map((name) => [name, process.env[name]]));
    const { variables } = this.options;
    const asked = (variables['SLUICE_EXTRA'] ?? '').split(',').filter((word) => word !== '');
    const words = { SLUICE_EXTRA: [...new Set([...asked, ...extra])].join(',') };
    return { ...harmless, ...variables, ...(extra.length === 0 ? {} : words), CDKTF_OUTDIR: out };
  }
}

/** A name of any length for any number of words. */
function folderFor(extra: readonly string[]): string {
  const [only = ''] = extra;
  const isOne = extra.length === 1 && /^[a-z0-9:-]+$/.test(only);
  if (isOne) return only.replace(':', '-');
  return createHash('sha256').update(extra.join('\n')).digest('hex').slice(0, 16);
}

function synthFailed(checkout: string, { stdout, stderr }: Finished): DeliveryError {
  const said = stderr.trim() === '' ? stdout.trim() : stderr.trim();
  const problems = /\d+ problems? in the environments;[\s\S]*/.exec(said)?.[0];
  if (problems !== undefined) return new DeliveryError('BadEnvironment', problems.trim());
  return new DeliveryError('SynthFailed', `the program of ${checkout} did not synthesize:\n${said}`);
}
