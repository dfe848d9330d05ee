import { isAbsolute } from 'node:path';

import { fileOf } from './file-of';
import { load } from './load';
import { local, stateIn } from './local';
import { preview } from './preview';
import { EnvironmentError } from './problem';
import { sandbox } from './sandbox';
import type { Environment, EnvironmentDraft } from './schema/environment';

/** What a run asks for beyond the promotion path, from the variables of its process. */
export interface Selection {
  /** `SLUICE_EXTRA`: comma-separated `sandbox:USER` and `preview:NUMBER`. */
  readonly SLUICE_EXTRA?: string | undefined;
  /** `SLUICE_LOCAL_CLOUD`: the local cloud's folder, absolute; bends every environment toward it. */
  readonly SLUICE_LOCAL_CLOUD?: string | undefined;
  /** `SLUICE_STATE_FOLDER`: an absolute folder that keeps state while there is no state bucket yet. */
  readonly SLUICE_STATE_FOLDER?: string | undefined;
}

/**
 * The environments of one run: the promotion path, then the sandboxes and previews that were asked for.
 * @throws EnvironmentError naming every problem.
 */
export function select(path: readonly EnvironmentDraft[], selection: Selection): Environment[] {
  const extras = (selection.SLUICE_EXTRA ?? '')
    .split(',')
    .filter((word) => word !== '')
    .map(extra);
  for (const variable of FOLDERS) requireAbsolute(variable, selection[variable]);
  const environments = load(path, extras);
  return environments.map((environment) => bent(environment, selection));
}

const FOLDERS = ['SLUICE_LOCAL_CLOUD', 'SLUICE_STATE_FOLDER'] as const;

/** Terraform runs in the folder of each stack, where a relative path would lead elsewhere. */
function requireAbsolute(variable: string, folder: string | undefined): void {
  if (folder === undefined || isAbsolute(folder)) return;
  throw new EnvironmentError([
    { file: fileOf('index'), path: variable, found: JSON.stringify(folder), allowed: 'an absolute folder' },
  ]);
}

function bent(environment: Environment, { SLUICE_LOCAL_CLOUD, SLUICE_STATE_FOLDER }: Selection): Environment {
  const there = SLUICE_LOCAL_CLOUD === undefined ? environment : local(environment, SLUICE_LOCAL_CLOUD);
  return SLUICE_STATE_FOLDER === undefined ? there : stateIn(there, SLUICE_STATE_FOLDER);
}

function extra(word: string): EnvironmentDraft {
  const [kind, value = ''] = word.split(':');
  if (kind === 'sandbox' && /^[a-z][a-z0-9-]*$/.test(value)) return sandbox(value);
  if (kind === 'preview' && /^[1-9]\d*$/.test(value)) return preview(Number(value));
  throw new EnvironmentError([
    {
      file: fileOf('index'),
      path: 'SLUICE_EXTRA',
      found: JSON.stringify(word),
      allowed: 'sandbox:USER or preview:NUMBER',
    },
  ]);
}
