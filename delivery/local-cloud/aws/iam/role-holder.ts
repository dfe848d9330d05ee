import { z } from 'zod';

import type { ObjectStore } from '../../store/object-store';
import type { Holder } from './decide';
import { PolicyNotUnderstood } from './not-understood';

const Role = z.object({
  arn: z.string(),
  name: z.string(),
  permissions_boundary: z.string().nullish(),
  managed_policy_arns: z.array(z.string()).nullish(),
  inline_policy: z.array(z.object({ policy: z.string() })).nullish(),
});

const Own = z.object({ role: z.string(), policy: z.string() });
const Attachment = z.object({ role: z.string(), policy_arn: z.string() });
const Policy = z.object({ arn: z.string(), policy: z.string() });

/**
 * By what a role may do what it does, as Terraform made it on the local cloud: its own policies, those attached to it,
 * and its boundary. Nothing where there is no such role.
 * @throws PolicyNotUnderstood for a policy that Terraform has not made, such as one of AWS's own.
 */
export function roleHolder(arn: string, store: ObjectStore): Holder | undefined {
  const found = store.list('aws_iam_role').find(({ attributes }) => attributes['arn'] === arn);
  if (found === undefined) return undefined;
  const {
    name,
    permissions_boundary: boundary,
    managed_policy_arns: managed,
    inline_policy: inline,
  } = Role.parse(found.attributes);
  const inAccount = <T>(type: string, schema: z.ZodType<T>): T[] =>
    store
      .list(type)
      .filter(({ realm }) => realm === found.realm)
      .map(({ attributes }) => schema.parse(attributes));
  const own = inAccount('aws_iam_role_policy', Own).filter(({ role }) => role === name);
  const attached = inAccount('aws_iam_role_policy_attachment', Attachment).filter(({ role }) => role === name);
  const policies = inAccount('aws_iam_policy', Policy);
  const documentOf = (policyArn: string): string => {
    const document = policies.find((one) => one.arn === policyArn)?.policy;
    if (document !== undefined) return document;
    throw new PolicyNotUnderstood(`the local cloud has no policy ${policyArn}, which ${arn} hangs on`);
  };
  const arns = new Set([...attached.map(({ policy_arn: one }) => one), ...(managed ?? [])]);
  return {
    permissions: [...[...own, ...(inline ?? [])].map(({ policy }) => policy), ...[...arns].map(documentOf)],
    boundary: (boundary ?? '') === '' ? null : documentOf(boundary ?? ''),
  };
}
