import { dirname, join } from 'node:path';

import type { Tools } from './actionlint';
import type { Finding } from './finding';
import { ran } from './ran';

/** How much zizmor tells; an auditor is told everything, waived or not worth a word to others. */
export type Persona = 'pedantic' | 'auditor';

interface Told {
  readonly ident: string;
  readonly desc: string;
  readonly ignored: boolean;
  readonly locations: readonly Location[];
}

interface Location {
  readonly symbolic: {
    readonly key: Readonly<Record<string, { readonly verbatim_path?: string }>>;
    readonly annotation: string;
  };
  readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
}

/**
 * What zizmor finds, offline, but for what is waived in a file or in the settings.
 * @param settings its settings file; those of the repository that the files lie in when left out.
 * @throws Error where it cannot be run.
 */
export async function zizmor(
  files: readonly string[],
  options: Tools & { persona: Persona; settings?: string },
): Promise<Finding[]> {
  const { python, persona, settings } = options;
  const configured = settings === undefined ? [] : ['--config', settings];
  const argv = ['--offline', '--no-progress', '--persona', persona, '--format', 'json-v1', ...configured, ...files];
  const { exitCode, stdout, stderr } = await ran(join(dirname(python), 'zizmor'), argv);
  // It tells of findings by 11 to 14, according to how grave they are.
  if (exitCode !== 0 && (exitCode < 11 || exitCode > 14)) throw new Error(`zizmor ended with ${exitCode}: ${stderr}`);
  return (JSON.parse(stdout) as Told[]).filter(({ ignored }) => !ignored).map(finding);
}

function finding({ ident, desc, locations }: Told): Finding {
  const [first] = locations;
  const path = Object.values(first?.symbolic.key ?? {}).map(({ verbatim_path: given }) => given)[0] ?? 'somewhere';
  const line = (first?.concrete.location.start_point.row ?? 0) + 1;
  return { file: `${path}:${line}`, by: `zizmor ${ident}`, says: `${desc}: ${first?.symbolic.annotation ?? ''}` };
}
