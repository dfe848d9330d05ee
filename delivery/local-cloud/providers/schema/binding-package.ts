import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { TypeKind } from './schema';

/** The providers that are simulated: those with a binding among the project's dependencies. */
export const PROVIDER_NAMES = ['aws', 'github', 'snowflake'] as const;

/** A provider that is simulated. */
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** An installed binding: where it is, and which provider it was generated from. */
export interface BindingPackage {
  readonly provider: ProviderName;
  readonly folder: string;
  /** The version of the npm package. */
  readonly packageVersion: string;
  /** The version of the Terraform provider that the package was generated from. */
  readonly providerVersion: string;
  /** The provider's address at the registry, without the registry's host: `integrations/github`. */
  readonly source: string;
}

/** Finds a provider's binding below a `node_modules` folder, or says which folder was expected. */
export function bindingPackage(nodeModules: string, provider: ProviderName): BindingPackage {
  const folder = path.join(nodeModules, '@cdktf', `provider-${provider}`);
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Error(`no binding of provider "${provider}" in ${folder}; run npm ci`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const text = readFileSync(path.join(folder, 'lib', 'provider', 'index.js'), 'utf8');
  const providerVersion = /providerVersion: '([^']+)'/.exec(text)?.[1];
  const source = /terraformProviderSource: '([^']+)'/.exec(text)?.[1];
  if (providerVersion === undefined || source === undefined) {
    throw new Error(`the binding in ${folder} does not say which provider it was generated from`);
  }
  const address = source.includes('/') ? source : `hashicorp/${source}`;
  return { provider, folder, packageVersion: version, providerVersion, source: address };
}

/** The folders of a binding's types, by kind and type: `resource.aws_vpc`. */
export type TypeFolders = Readonly<Record<string, string>>;

/** Where each type of a binding is declared, below `lib`; reads every declaration, so keep the answer. */
export function typeFolders({ folder }: BindingPackage): TypeFolders {
  const lib = path.join(folder, 'lib');
  const found = readdirSync(lib).flatMap((name) => {
    const text = declarations(path.join(lib, name));
    const type = /static readonly tfResourceType = "(\w+)"/.exec(text)?.[1];
    return type === undefined ? [] : [[`${declaredKind(text)}.${type}`, name] as const];
  });
  return Object.fromEntries(found);
}

function declarations(folder: string): string {
  const file = path.join(folder, 'index.d.ts');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function declaredKind(text: string): TypeKind {
  if (text.includes('extends cdktf.TerraformProvider')) return 'provider';
  return text.includes('extends cdktf.TerraformDataSource') ? 'data' : 'resource';
}
