import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';

/** Gives a stack its AWS provider, which refuses credentials of any account but the environment's. */
export function awsProvider(stack: TerraformStack, { aws }: Environment): void {
  new AwsProvider(stack, 'aws', { region: aws.region, allowedAccountIds: [aws.accountId] });
}
