import { GithubProvider } from '@cdktf/provider-github/lib/provider';
import type { Construct } from 'constructs';

import type { Environment } from '../environments/schema/environment';
import { allowedActions } from '../workflows/model/pins';
import { REQUIRED_CHECKS } from '../workflows/names';
import { ARTIFACTS, productFolder } from './constructs/aws/artifacts';
import { ConfinedActions } from './constructs/github/confined-actions';
import { deliveryEnvironments } from './constructs/github/delivery-environments';
import { GatedEnvironment } from './constructs/github/gated-environment';
import { ProductRepository } from './constructs/github/product-repository';
import { ReleaseTags } from './constructs/github/release-tags';
import { ReviewedBranch } from './constructs/github/reviewed-branch';
import { PlatformStack } from './constructs/platform-stack';
import { productRole, ROLE_NAMES } from '../environments/identity/role-names';

/** The tags that name releases. */
const RELEASE_TAGS = 'v*';

/**
 * What GitHub enforces for an environment: who must agree, from where it deploys, and what its jobs are told; in the
 * environment that governs, also the rules of the whole repository. GitHub is reached with the token in `GITHUB_TOKEN`.
 */
export class RepositoryStack extends PlatformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'repository', environment);
    const { github } = environment;
    new GithubProvider(this, 'github', { owner: github.owner });
    deliveryEnvironments(this, environment, this.variables());
    if (github.governs) this.govern();
    for (const product of github.dataProducts) this.dataProduct(product);
  }

  private variables(): Record<string, string> {
    const { aws, snowflake } = this.environment;
    return {
      AWS_ACCOUNT_ID: aws.accountId,
      AWS_REGION: aws.region,
      AWS_PLAN_ROLE_ARN: this.names.roleArn(ROLE_NAMES.plan),
      AWS_APPLY_ROLE_ARN: this.names.roleArn(ROLE_NAMES.apply),
      SNOWFLAKE_ORGANIZATION_NAME: snowflake.organization,
      SNOWFLAKE_ACCOUNT_NAME: snowflake.account,
      SNOWFLAKE_USER: snowflake.deployerUser,
      SNOWFLAKE_ROLE: snowflake.deployerRole,
    };
  }

  private govern(): void {
    const { github, promotion } = this.environment;
    const { repository } = github;
    new ReviewedBranch(this, 'default-branch', {
      repository,
      approvals: Math.max(1, promotion.approvals),
      checks: REQUIRED_CHECKS,
    });
    new ReleaseTags(this, 'release-tags', { repository, pattern: RELEASE_TAGS, appId: github.releaseAppId });
    new ConfinedActions(this, 'actions', { repository, allowed: allowedActions() });
    const madeBy = `${github.owner}/${repository}`;
    for (const { repository: product, ...workflow } of github.workflows) {
      const props = { repository: product, workflow: { madeBy, ...workflow }, appId: github.releaseAppId };
      new ProductRepository(this, `repository-${product}`, props);
    }
  }

  /** A data product's repository rides through the same gates: the environment's reviewers, its branch or tag. */
  private dataProduct(product: Environment['github']['dataProducts'][number]): void {
    const { aws, github, name } = this.environment;
    const { repository } = product;
    new GatedEnvironment(this, `data-product-${repository}`, {
      repository,
      name,
      gate: github,
      variables: {
        AWS_REGION: aws.region,
        AWS_ROLE_ARN: this.names.roleArn(productRole(repository)),
        ARTIFACT_TARGET: `s3://${this.names.bucket(`lake-${ARTIFACTS}`)}/${productFolder(product)}/`,
      },
    });
  }
}
