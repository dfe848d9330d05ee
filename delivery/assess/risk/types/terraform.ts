import type { TypeTable } from '../type-facts';

const MADE_ANEW = 'whatever is named or signed with it changes too';

/** Types that are nothing in a cloud: Terraform's own, and small providers beside it. */
export const TERRAFORM: TypeTable = {
  terraform_data: {
    source: 'Terraform documentation, "The terraform_data managed resource type": it only keeps values',
  },
  null_resource: { source: 'Terraform documentation, provider null: it only keeps values' },
  time_sleep: { source: 'Terraform documentation, provider time: it only waits' },
  time_static: { source: 'Terraform documentation, provider time: it only keeps a time' },
  random_id: {
    source: 'Terraform documentation, provider random: kept in the state and nowhere else',
    identifies: 'part of the names of others',
  },
  random_password: {
    source: 'Terraform documentation, provider random: kept in the state and nowhere else',
    identifies: 'a credential',
    watches: [['keepers', 'changes', 'identity-changed high', MADE_ANEW]],
  },
  tls_private_key: {
    source: 'Terraform documentation, provider tls: kept in the state and nowhere else',
    identifies: 'a private key',
  },
};
