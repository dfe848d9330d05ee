import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { TerraformStack } from 'cdktf';

import type { Names } from '../../../environments/identity/names';

/** The values that one stack publishes for others; the part before the slash is the stack that owns them. */
export type PublishedName =
  | 'network/vpc-id'
  | 'network/airflow-security-group-id'
  | `network/private-subnet-id/${string}`
  | 'lake/key-arn'
  | 'lake/artifacts-key-arn';

/** Hands values to other stacks: no stack reads another's state, which holds more than the other should see. */
export function publish(
  stack: TerraformStack,
  names: Names,
  values: readonly (readonly [PublishedName, string])[],
): void {
  for (const [name, value] of values) {
    new SsmParameter(stack, `published-${idOf(name)}`, {
      name: names.parameter(name),
      type: 'String',
      // An identifier is no secret, and a plan that hides it cannot be reviewed.
      insecureValue: value,
    });
  }
}

/** A value that another stack has published; the plan fails, naming the parameter, if it has not. */
export function published(stack: TerraformStack, names: Names, name: PublishedName): string {
  return new DataAwsSsmParameter(stack, `from-${idOf(name)}`, { name: names.parameter(name) }).insecureValue;
}

function idOf(name: PublishedName): string {
  return name.replaceAll('/', '-');
}
