import { list } from '../attributes';
import { requires } from '../requirement';
import type { Rule } from '../rule';

/** What must hold for the AWS provider of every stack. */
export const providerRules: readonly Rule[] = [
  requires({
    code: 'provider-account',
    guarantees: 'An AWS stack can only be applied to the account of its environment.',
    types: ['provider.aws'],
    path: 'allowed_account_ids',
    allows: (ids, _, { environment }) => list(ids).length === 1 && list(ids)[0] === environment.aws.accountId,
    because: 'credentials of another account would build this environment there',
    mend: 'set allowed_account_ids to [aws.accountId]',
  }),
  requires({
    code: 'provider-region',
    guarantees: 'An AWS stack is applied in the region of its environment.',
    types: ['provider.aws'],
    path: 'region',
    when: ({ attributes }) => attributes['alias'] === undefined,
    allows: (region, _, { environment }) => region === environment.aws.region,
    because: 'the region would come from whoever runs Terraform',
    mend: 'set region to aws.region',
  }),
];
