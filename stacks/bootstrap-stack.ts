import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import type { Construct } from 'constructs';

import type { Environment } from '../environments/schema/environment';
import { AccessLogBucket } from './constructs/aws/access-log-bucket';
import { awsProvider } from './constructs/aws/aws-provider';
import { EncryptionKey } from './constructs/aws/encryption-key';
import { keepingOlderVersions } from './constructs/aws/object-ageing';
import { policy } from './constructs/aws/policy';
import { PrivateBucket } from './constructs/aws/private-bucket';
import { GITHUB_ISSUER } from '../environments/identity/github-subjects';
import { deployerBoundary, workloadBoundary } from './constructs/identity/boundaries';
import { applyPermissions, planPermissions, secretDenials } from './constructs/identity/deployer-permissions';
import { DeployerRole } from './constructs/identity/deployer-role';
import { AWS_AUDIENCE, githubTrust } from './constructs/identity/github-trust';
import { guestPermissions } from './constructs/identity/guest-permissions';
import { ProductRole } from './constructs/identity/product-role';
import { ReviewKey } from './constructs/identity/review-key';
import type { StateStore } from './constructs/identity/state-permissions';
import { applyingJobs, planningJobs } from './constructs/identity/trusted-jobs';
import type { Names } from '../environments/identity/names';
import { PlatformStack } from './constructs/platform-stack';
import { ROLE_NAMES, WORKLOAD_BOUNDARY } from '../environments/identity/role-names';

/** What must be there before anything can be deployed: a place for states, and the roles that GitHub may take. */
export class BootstrapStack extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'bootstrap', environment);
    awsProvider(this, environment);
    const states = this.states();
    const github = new IamOpenidConnectProvider(this, 'github', {
      url: GITHUB_ISSUER,
      clientIdList: [AWS_AUDIENCE],
      lifecycle: this.durable,
    });
    const boundary = new IamPolicy(this, 'workload-boundary', {
      name: this.names.aws(WORKLOAD_BOUNDARY),
      description: 'The most that a role made by a stack can do',
      policy: policy(workloadBoundary(environment)),
      lifecycle: this.durable,
    });
    this.planRole(github.arn, states);
    this.applyRole(github.arn, states);
    for (const product of environment.github.dataProducts) {
      const props = { environment, product, providerArn: github.arn, boundaryArn: boundary.arn };
      new ProductRole(this, `product-${product.repository}`, props);
    }
  }

  private states(): StateStore {
    const { environment, names, durable: lifecycle } = this;
    const place = statePlace(environment, names);
    const key = new EncryptionKey(this, 'state-key', {
      name: names.aws('sluice-state'),
      description: 'The states of this environment',
      environment,
      lifecycle,
    });
    const bucket = new PrivateBucket(this, 'state', {
      name: place.bucket,
      keyArn: key.arn,
      ageing: keepingOlderVersions(environment.retention.stateNoncurrentDays),
      // Without its states, nothing that Terraform made can be changed or removed any more.
      forceDestroy: false,
      lifecycle,
      accessLogs: new AccessLogBucket(this, 'state-access-logs', {
        name: names.bucket('state-access-logs'),
        environment,
        lifecycle,
      }),
    });
    const { arn: reviewKeyArn } = new ReviewKey(this, 'review', { environment, lifecycle });
    return { bucketArn: bucket.arn, keyPrefixes: [place.keyPrefix], keyArn: key.arn, reviewKeyArn };
  }

  private planRole(providerArn: string, states: StateStore): void {
    const { environment } = this;
    const permissions = planPermissions(environment, states);
    new DeployerRole(this, 'plan', {
      name: this.names.aws(ROLE_NAMES.plan),
      description: 'Plans: reads, and holds the locks of states',
      trust: planningJobs(environment).map((jobs) => githubTrust(providerArn, jobs)),
      permissions,
      forGuests: guestPermissions(environment, states).reads,
      boundary: [...deployerBoundary(environment, states, permissions), ...secretDenials(environment, states)],
      lifecycle: this.durable,
    });
  }

  private applyRole(providerArn: string, states: StateStore): void {
    const { environment } = this;
    const permissions = applyPermissions(environment, states);
    const guests = guestPermissions(environment, states);
    new DeployerRole(this, 'apply', {
      name: this.names.aws(ROLE_NAMES.apply),
      description: 'Applies what was reviewed, from the GitHub environment alone',
      trust: applyingJobs(environment).map((jobs) => githubTrust(providerArn, jobs)),
      permissions,
      forGuests: [...guests.reads, ...guests.writes],
      boundary: deployerBoundary(environment, states, permissions),
      lifecycle: this.durable,
    });
  }
}

/** On the local cloud states are files; the bucket is made all the same, by the name that it would have. */
function statePlace({ name, state }: Environment, names: Names): { bucket: string; keyPrefix: string } {
  return state.kind === 's3' ? state : { bucket: names.bucket('sluice-state'), keyPrefix: name };
}
