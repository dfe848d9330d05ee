import type { Construct } from 'constructs';

import { signInOf } from '../environments/identity/sign-in';
import type { Environment } from '../environments/schema/environment';
import { type GitHubContext, GITHUB_ISSUER, githubSubjects } from '../environments/identity/github-subjects';
import { PlatformStack } from './constructs/platform-stack';
import { ROLE_NAMES } from '../environments/identity/role-names';
import { BoundedWarehouse } from './constructs/snowflake/bounded-warehouse';
import { FunctionalRole } from './constructs/snowflake/functional-role';
import { ManagedDatabase } from './constructs/snowflake/managed-database';
import type { ManagedSchema } from './constructs/snowflake/managed-schema';
import { snowflakeConnection } from './constructs/snowflake/snowflake-connection';
import type { Workload } from './constructs/snowflake/workload-identity';
import { WorkloadUser } from './constructs/snowflake/workload-user';

/**
 * An environment's databases, warehouses, roles, grants and service users, all made by its deployer role: nothing here
 * needs ACCOUNTADMIN, and no other stack has to exist first.
 */
export class WarehouseStack extends PlatformStack {
  private readonly planRole: string;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'warehouse', environment);
    snowflakeConnection(this, environment);
    this.planRole = signInOf(environment, 'plan').role;
    const roles = this.roles();
    const schemas = this.databases(roles);
    const warehouses = this.warehouses();
    for (const [name, settings] of Object.entries(environment.roles)) {
      this.access(found(roles, name), settings, { schemas, warehouses, roles });
    }
    this.users(roles, warehouses);
  }

  private databases(roles: Roles): Schemas {
    const { databases, snowflake } = this.environment;
    const entries = Object.entries(databases).flatMap(([name, settings]) => {
      const database = new ManagedDatabase(this, name, {
        name: this.names.snowflake(name),
        settings,
        edition: snowflake.edition,
        lifecycle: this.durable,
        planRole: this.planRole,
        ownerOf: (schema) => this.ownerOf(`${name}.${schema}`, roles),
      });
      return [...database.schemas].map(([schema, managed]) => [`${name}.${schema}`, managed] as const);
    });
    return new Map(entries);
  }

  /** The first role that owns a schema owns what lies in it; where none does, the deployer. */
  private ownerOf(schema: string, roles: Roles): string {
    const owner = Object.entries(this.environment.roles).find(([, { owns }]) => owns.includes(schema));
    return owner === undefined ? this.environment.snowflake.deployerRole : found(roles, owner[0]).roleName;
  }

  private warehouses(): Warehouses {
    const { warehouses, snowflake } = this.environment;
    const entries = Object.entries(warehouses).map(([name, settings]) => {
      const props = { name: this.names.snowflake(name), settings, edition: snowflake.edition, planRole: this.planRole };
      return [name, new BoundedWarehouse(this, `warehouse-${name}`, props)] as const;
    });
    return new Map(entries);
  }

  private roles(): Roles {
    const entries = Object.entries(this.environment.roles).map(([name, { comment }]) => {
      const props = { name: this.names.snowflake(name), comment };
      return [name, new FunctionalRole(this, `role-${name}`, props)] as const;
    });
    return new Map(entries);
  }

  /** What one functional role may do. A schema that is named twice counts by the greater right. */
  private access(role: FunctionalRole, settings: Environment['roles'][string], within: Within): void {
    const greatest = new Map<string, 'reads' | 'writes' | 'owns'>();
    for (const right of ['reads', 'writes', 'owns'] as const) {
      for (const schema of settings[right]) greatest.set(schema, right);
    }
    for (const [schema, right] of greatest) {
      for (const { tier, path } of found(within.schemas, schema).roles(right)) role.hold(`${schema}_${tier}`, path);
    }
    for (const name of new Set(settings.warehouses)) {
      role.use(`warehouse-${name}`, found(within.warehouses, name).warehouseName);
    }
    for (const name of new Set(settings.includes)) role.include(`includes-${name}`, found(within.roles, name));
    if (this.environment.schedules && settings.owns.length > 0) role.runTasks();
  }

  private users(roles: Roles, warehouses: Warehouses): void {
    for (const [name, settings] of Object.entries(this.environment.serviceUsers)) {
      new WorkloadUser(this, `user-${name}`, {
        name: this.names.snowflake(name),
        settings,
        role: found(roles, settings.role),
        warehouse: found(warehouses, settings.warehouse).warehouseName,
        workload: this.workload(settings.identity),
        planRole: this.planRole,
      });
    }
  }

  private workload(identity: Environment['serviceUsers'][string]['identity']): Workload {
    const { name } = this.environment;
    switch (identity.kind) {
      case 'github-environment':
        return this.jobs(identity.product, { kind: 'environment', name });
      case 'github-pull-request':
        return this.jobs(identity.product, { kind: 'pull-request' });
      case 'airflow':
        return { kind: 'aws', arn: this.names.roleArn(ROLE_NAMES.airflow) };
      case 'aws-role':
        return { kind: 'aws', arn: this.names.roleArn(identity.roleName) };
      default:
        return identity satisfies never;
    }
  }

  /** The jobs of a data product: those of this repository are the delivery's own users. */
  private jobs(product: string | undefined, context: GitHubContext): Workload {
    const { github } = this.environment;
    const products = new Map(github.dataProducts.map((one) => [one.repository, one]));
    const { owner, ownerId } = github;
    const repository = { owner, ownerId, ...found(products, product ?? '') };
    return { kind: 'oidc', issuer: GITHUB_ISSUER, subjects: githubSubjects(repository, context) };
  }
}

type Schemas = ReadonlyMap<string, ManagedSchema>;
type Warehouses = ReadonlyMap<string, BoundedWarehouse>;
type Roles = ReadonlyMap<string, FunctionalRole>;

interface Within {
  readonly schemas: Schemas;
  readonly warehouses: Warehouses;
  readonly roles: Roles;
}

/** Loading an environment has checked every reference, so a miss is one that was never loaded. */
function found<T>(known: ReadonlyMap<string, T>, name: string): T {
  const value = known.get(name);
  if (value === undefined) {
    throw new Error(`${name} is not among ${[...known.keys()].join(', ')}; load the environment before it is built`);
  }
  return value;
}
