const DEFAULT_HOST = 'registry.terraform.io';

/**
 * A provider's source in its one short form: `aws`, `hashicorp/aws` and the long address are all `hashicorp/aws`
 * (Terraform documentation, "Provider Requirements").
 */
export function providerSource(source: string): string {
  const parts = source.trim().toLowerCase().split('/');
  if (parts.length === 1) return `hashicorp/${parts[0]}`;
  return parts.length === 3 && parts[0] === DEFAULT_HOST ? parts.slice(1).join('/') : parts.join('/');
}
