import { blocksOf, isBody } from './blocks';
import { providerSource } from './provider-source';

/** The sources of the providers that a parsed `.tf.json` requires, by the names it gives them. */
export function requiredProviders(json: Readonly<Record<string, unknown>>): Map<string, string> {
  const required = blocksOf(json['terraform'], 0).flatMap(({ body }) => blocksOf(body['required_providers'], 0));
  const entries = required.flatMap(({ body }) => Object.entries(body).filter(([name]) => name !== '//'));
  return new Map(entries.map(([name, wish]) => [name, providerSource(sourceOf(name, wish))]));
}

/** The sources of every provider that a parsed `.tf.json` would start as a program, by the names it knows them by. */
export function startedProviders(json: Readonly<Record<string, unknown>>): Map<string, string> {
  const required = requiredProviders(json);
  const implied = ['resource', 'data', 'ephemeral', 'action', 'list']
    .flatMap((kind) => blocksOf(json[kind], 2))
    .concat(blocksOf(json['check'], 1).flatMap(({ body }) => blocksOf(body['data'], 2)))
    .flatMap(({ labels: [type = ''], body }) => [type.split('_')[0] ?? type, ...chosen(body['provider'])]);
  const configured = blocksOf(json['provider'], 1).map(({ labels: [name = ''] }) => name);
  const names = new Set([...required.keys(), ...implied, ...configured]);
  // Terraform brings `terraform_data` along itself, unless somebody says that another provider has that name.
  if (!required.has('terraform')) names.delete('terraform');
  // A name without a source means HashiCorp's provider of that name.
  return new Map([...names].map((name) => [name, required.get(name) ?? providerSource(name)]));
}

function sourceOf(name: string, wish: unknown): string {
  const source = isBody(wish) ? wish['source'] : undefined;
  return typeof source === 'string' ? source : name;
}

/** `provider: "aws.east"` means the provider known as `aws`. */
function chosen(provider: unknown): string[] {
  return typeof provider === 'string' ? [provider.replace(/[${}]/g, '').trim().split('.')[0] ?? provider] : [];
}
