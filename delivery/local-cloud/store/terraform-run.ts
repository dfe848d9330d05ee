import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { ProcessIdentity } from './process-identity';
import { processIdentity } from './process-identity';

/** One running Terraform, and the state that it works on. */
export interface TerraformRun {
  readonly terraform: ProcessIdentity;
  /** The file of a local backend; what stands for the state where the backend is another. */
  readonly state: string;
}

interface BackendRecord {
  readonly backend?: { readonly config?: { readonly path?: string | null; readonly workspace_dir?: string | null } };
}

/** The run that started this process, told by the folder that it works in. */
export function terraformRun(pid: number, workingFolder: string): TerraformRun {
  // A Terraform that has just been killed is as good as one that never was: nobody will ask for its objects.
  const terraform = processIdentity(pid) ?? { pid, started: '' };
  return { terraform, state: statePath(workingFolder) };
}

/**
 * The file beside a state that Terraform writes when it locks the state, and removes when it lets go of it
 * (hashicorp/terraform v1.11.4, internal/states/statemgr/filesystem.go).
 */
export function lockRecord(state: string): string {
  return path.join(path.dirname(state), `.${path.basename(state).replace(/^\./, '')}.lock.info`);
}

function statePath(workingFolder: string): string {
  const settings = path.resolve(workingFolder, process.env['TF_DATA_DIR'] ?? '.terraform');
  const record = textOf(path.join(settings, 'terraform.tfstate'));
  const { backend } = record === undefined ? ({} as BackendRecord) : (JSON.parse(record) as BackendRecord);
  const workspace = process.env['TF_WORKSPACE'] ?? textOf(path.join(settings, 'environment'))?.trim() ?? 'default';
  if (workspace === 'default') return path.resolve(workingFolder, backend?.config?.path ?? 'terraform.tfstate');
  const workspaces = backend?.config?.workspace_dir ?? 'terraform.tfstate.d';
  return path.resolve(workingFolder, workspaces, workspace, 'terraform.tfstate');
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
