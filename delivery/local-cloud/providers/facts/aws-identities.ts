import type { IdentityEntry, IdentityTable } from './identity';

function fallback(attributes: readonly string[]): IdentityEntry {
  if (!attributes.includes('id') && attributes.includes('arn')) return { id: '{arn}' };
  return attributes.includes('name') ? { id: '{name}' } : { id: '{@hex17}' };
}

/** How AWS's objects are named. */
export const AWS_IDENTITIES: IdentityTable = {
  source: 'hashicorp/terraform-provider-aws v5.100.0',
  types: {},
  computed: {},
  recomputed: {},
  fallback,
};
