import type { Environment } from '../schema/environment';

/**
 * Every name that an environment's resources carry, from one place: names are how stacks find each other, since no
 * stack reads another's state.
 */
export class Names {
  constructor(private readonly environment: Environment) {}

  /** The id of a stack, and so of its state: `dev-warehouse`. */
  stack(stack: string): string {
    return `${this.environment.name}-${stack}`;
  }

  /** The name of an AWS resource: `stg-airflow`. */
  aws(name: string): string {
    return `${this.environment.abbreviation}-${name}`;
  }

  /** The name of a bucket, unique in the world by the account's number: `stg-lake-raw-222222222222`. */
  bucket(name: string): string {
    return `${this.aws(name)}-${this.environment.aws.accountId}`;
  }

  /** The name of a Snowflake account object (database, warehouse, role, user, monitor, policy): `STG_ANALYTICS`. */
  snowflake(name: string): string {
    return `${this.environment.abbreviation.replaceAll('-', '_').toUpperCase()}_${name}`;
  }

  /** The name of a Glue catalog database, which takes no hyphens: `stg_crm`. */
  catalog(name: string): string {
    return `${this.environment.abbreviation.replaceAll('-', '_')}_${name}`;
  }

  /** The path of an SSM parameter that hands a value from one stack to another: `/sluice/stg/network/vpc-id`. */
  parameter(name: string): string {
    return `/sluice/${this.environment.abbreviation}/${name}`;
  }

  /** The ARN of a role of this environment, by the name that {@link aws} gives it. */
  roleArn(name: string): string {
    return `arn:aws:iam::${this.environment.aws.accountId}:role/${this.aws(name)}`;
  }

  /** The ARN of a policy of this environment, by the name that {@link aws} gives it. */
  policyArn(name: string): string {
    return `arn:aws:iam::${this.environment.aws.accountId}:policy/${this.aws(name)}`;
  }

  /** The ARN of a regional AWS resource: `arn:aws:airflow:eu-west-1:222222222222:environment/stg-airflow`. */
  arn(service: string, resource: string): string {
    const { region, accountId } = this.environment.aws;
    return `arn:aws:${service}:${region}:${accountId}:${resource}`;
  }
}
