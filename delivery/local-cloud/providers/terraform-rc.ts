import { REGISTRY } from './provider-address';
import type { BindingPackage } from './schema/binding-package';

/** Where each provider comes from. */
export interface ProviderSources {
  readonly mirror: string;
  readonly mirrored: readonly BindingPackage[];
  readonly fromRegistry: readonly BindingPackage[];
}

/** The text of Terraform's CLI configuration: each provider from its one place, and nothing else from anywhere. */
export function terraformRc({ mirror, mirrored, fromRegistry }: ProviderSources): string {
  const methods = [
    `  filesystem_mirror {\n    path    = ${quote(mirror)}\n    include = [${addresses(mirrored)}]\n  }\n`,
    ...(fromRegistry.length === 0 ? [] : [`  direct {\n    include = [${addresses(fromRegistry)}]\n  }\n`]),
  ];
  return `disable_checkpoint = true\nprovider_installation {\n${methods.join('')}}\n`;
}

function addresses(packages: readonly BindingPackage[]): string {
  return packages.map(({ source }) => quote(`${REGISTRY}/${source}`)).join(', ');
}

/** HCL reads `${` and `%{` in quotes as templates. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, '$1$1{');
}
