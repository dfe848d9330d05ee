import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { ProviderName } from './binding-package';

/** The resource and data source types that a run needs. */
export interface ServedTypes {
  readonly resources: readonly string[];
  readonly data: readonly string[];
}

/** Where the types of a run can be read from. */
export interface TypeSources {
  /** The folder that Terraform runs in: its configuration and local states. */
  readonly workingFolder: string;
  /** The types that objects are stored of: a state elsewhere may hold resources that the configuration has dropped. */
  readonly stored: readonly string[];
}

/**
 * The types of a provider that a run can meet: those named in the configuration (JSON or HCL), in local states and in
 * the store. Terraform takes a schema of any subset of types, and a whole provider takes seconds to derive.
 */
export function servedTypes(provider: ProviderName, { workingFolder, stored }: TypeSources): ServedTypes {
  const text = runFiles(workingFolder).map(readText).join('\n');
  const types = new Set(text.match(new RegExp(`\\b${provider}_[a-z0-9_]+`, 'g')) ?? []);
  const resources = new Set([...types, ...stored.filter((type) => type.startsWith(`${provider}_`))]);
  return { resources: [...resources].sort(), data: [...types].sort() };
}

function runFiles(folder: string): string[] {
  const here = readdirSync(folder).filter((name) => /\.(tf|tf\.json|tfstate)$/.test(name));
  const workspaces = path.join(folder, 'terraform.tfstate.d');
  const elsewhere = existsSync(workspaces)
    ? readdirSync(workspaces).map((name) => path.join(workspaces, name, 'terraform.tfstate'))
    : [];
  return [...here.map((name) => path.join(folder, name)), ...backendStates(folder), ...elsewhere.filter(existsSync)];
}

/** The state that a local backend names, wherever it lies. */
function backendStates(folder: string): string[] {
  const record = path.join(folder, '.terraform', 'terraform.tfstate');
  if (!existsSync(record)) return [];
  const { backend } = JSON.parse(readFileSync(record, 'utf8')) as { backend?: { config?: { path?: string | null } } };
  const state = backend?.config?.path;
  return typeof state === 'string' ? [path.resolve(folder, state)].filter(existsSync) : [];
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
