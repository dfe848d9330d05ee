/** Where each provider comes from. */
export interface ProviderSources {
  /** The folder that the simulated providers are in. */
  readonly mirror: string;
  /** The addresses of the simulated providers. */
  readonly sources: readonly string[];
  /** Takes the real AWS provider, from a mirror, or from the registry where none is given. */
  readonly realAws?: { readonly mirror?: string };
}

const AWS = 'registry.terraform.io/hashicorp/aws';

/** The text of Terraform's CLI configuration: simulated providers from the mirror, and nothing else from anywhere. */
export function terraformRc({ mirror, sources, realAws }: ProviderSources): string {
  const simulated = realAws === undefined ? sources : sources.filter((source) => source !== AWS);
  const methods = [fromMirror(mirror, simulated), ...(realAws === undefined ? [] : [realAwsMethod(realAws.mirror)])];
  return `disable_checkpoint = true\nprovider_installation {\n${methods.join('')}}\n`;
}

function realAwsMethod(mirror: string | undefined): string {
  return mirror === undefined ? `  direct {\n    include = ["${AWS}"]\n  }\n` : fromMirror(mirror, [AWS]);
}

function fromMirror(mirror: string, sources: readonly string[]): string {
  return `  filesystem_mirror {\n    path    = ${quote(mirror)}\n    include = [${sources.map(quote).join(', ')}]\n  }\n`;
}

/** HCL reads `${` and `%{` in quotes as templates. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, '$1$1{');
}
