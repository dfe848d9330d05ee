import type { Environment } from '../../../environments/schema/environment';
import { allow, deny, type Statement } from '../aws/policy';
import { Names } from '../../../environments/identity/names';
import { IDENTITY_PREFIX } from '../../../environments/identity/role-names';
import { airflowPermissions, rolePermissions } from './airflow-permissions';
import { foundationPermissions, parametersOf } from './foundation-permissions';
import { guestsOf } from './guests';
import { BUCKET_READS, lakePermissions } from './lake-permissions';
import { networkPermissions } from './network-permissions';
import { actions, type Permissions } from './permissions';
import { signing, stateReading, type StateStore, stateWriting } from './state-permissions';

/**
 * What a plan may do: read what the stacks manage, and hold the locks of states. Whoever opens a pull request decides
 * what a plan runs, so it is kept from every secret.
 */
export function planPermissions(environment: Environment, states: StateStore): Statement[] {
  return [
    ...parts(environment).flatMap(({ reads }) => reads),
    ...bootstrapReading(environment, states),
    ...stateReading(states),
    signing(states),
    // The provider has AWS check state machines while it plans (hashicorp/terraform-provider-aws#39472).
    allow({
      sid: 'CheckStateMachines',
      actions: ['states:ValidateStateMachineDefinition'],
      resources: ['*'],
      everywhere: 'a definition is checked before there is a state machine',
    }),
    ...secretDenials(environment, states),
  ];
}

/** What an apply may do: manage what the stacks of this environment make, and write their states. */
export function applyPermissions(environment: Environment, states: StateStore): Statement[] {
  return [
    ...parts(environment).flatMap(({ reads, writes }) => [...reads, ...writes]),
    ...bootstrapReading(environment, states),
    ...stateReading(states),
    ...stateWriting(states),
    signing(states),
  ];
}

/** That a plan reads no secret: of Secrets Manager, of parameters of others, or behind any key but the states'. */
export function secretDenials(environment: Environment, { keyArn }: StateStore): Statement[] {
  const served = [environment, ...guestsOf(environment)].map((it) => new Names(it));
  return [
    deny({ sid: 'NoSecrets', actions: ['secretsmanager:GetSecretValue'], resources: ['*'] }),
    deny({
      sid: 'NoOtherParameters',
      actions: ['ssm:GetParameter*'],
      notResources: served.map(parametersOf),
    }),
    deny({ sid: 'NoOtherKeys', actions: ['kms:Decrypt'], notResources: [keyArn] }),
  ];
}

function parts(environment: Environment): readonly Permissions[] {
  return [
    networkPermissions(environment),
    lakePermissions([environment]),
    foundationPermissions(environment),
    airflowPermissions(environment),
    rolePermissions(environment),
  ];
}

/** Reads of the bootstrap stack, which an administrator applies: a pipeline shows its drift but cannot mend it. */
function bootstrapReading(environment: Environment, { bucketArn }: StateStore): Statement[] {
  const names = new Names(environment);
  const policies = names.policyArn(`${IDENTITY_PREFIX}*`);
  return [
    allow({
      sid: 'ReadStateBuckets',
      actions: BUCKET_READS.filter((action) => !action.startsWith('s3:List')),
      resources: [bucketArn, `arn:aws:s3:::${names.aws('state-*')}`],
    }),
    allow({ sid: 'FindStateBuckets', actions: ['s3:ListBucket'], resources: [`arn:aws:s3:::${names.aws('state-*')}`] }),
    allow({
      sid: 'ReadIdentities',
      actions: actions('iam', ['GetOpenIDConnectProvider', 'GetPolicy', 'GetPolicyVersion', 'ListPolicyVersions']),
      resources: [policies, `arn:aws:iam::${environment.aws.accountId}:oidc-provider/*`],
    }),
  ];
}
