import { dirname, join } from 'node:path';

import { GO_TOOLS } from '../../delivery/tools/go-tools';
import { prepareGoTool } from '../../delivery/tools/prepare-go-tool';
import type { Finding } from './finding';
import { ran } from './ran';

/** What actionlint 1.7.12 says of a key that GitHub has had since May 2026 (rhysd/actionlint#657), word for word. */
const UNKNOWN_TO_IT =
  '^unexpected key "queue" for "concurrency" section\\. expected one of "cancel-in-progress", "group"$';

interface Problem {
  readonly filepath: string;
  readonly line: number;
  readonly kind: string;
  readonly message: string;
}

/**
 * What actionlint finds, with shellcheck for the scripts.
 * @param python the interpreter beside which shellcheck is installed.
 * @throws Error where it cannot be run.
 */
export async function actionlint(files: readonly string[], { project, python }: Tools): Promise<Finding[]> {
  const program = await prepareGoTool(GO_TOOLS.actionlint, { project });
  const shellcheck = join(dirname(python), 'shellcheck');
  const settings = ['-shellcheck', shellcheck, '-pyflakes=', '-ignore', UNKNOWN_TO_IT, '-format', '{{json .}}'];
  const { exitCode, stdout, stderr } = await ran(program, [...settings, ...files]);
  if (exitCode > 1) throw new Error(`actionlint ended with ${exitCode}: ${stderr}`);
  const problems = JSON.parse(stdout) as Problem[] | null;
  return (problems ?? []).map(({ filepath, line, kind, message }) => ({
    file: `${filepath}:${line}`,
    by: `actionlint ${kind}`,
    says: message,
  }));
}

/** Where the programs are. */
export interface Tools {
  /** The project's folder: absolute. */
  readonly project: string;
  /** The interpreter of the environment with zizmor and shellcheck. */
  readonly python: string;
}
