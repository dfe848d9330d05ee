import type { App } from 'cdktf';

import type { Environment } from '../environments/schema/environment';
import { AccountStack } from './account-stack';
import { AirflowStack } from './airflow-stack';
import { BootstrapStack } from './bootstrap-stack';
import { has, needs } from './constructs/has';
import { LakeStack } from './lake-stack';
import { NetworkStack } from './network-stack';
import './no-creation-stacks';
import { RepositoryStack } from './repository-stack';
import { WarehouseStack } from './warehouse-stack';

/** One environment's stacks, each after what it needs; parts that the environment leaves out are not made. */
export function platform(app: App, environment: Environment): void {
  const hasOwnIdentity = environment.identityOf === null;
  if (hasOwnIdentity) new BootstrapStack(app, environment);
  const network = has(environment, 'network') && new NetworkStack(app, environment);
  const lake = has(environment, 'lake') && new LakeStack(app, environment);
  if (has(environment, 'airflow')) {
    needs(environment, 'airflow', ['network', 'lake']);
    const airflow = new AirflowStack(app, environment);
    for (const upstream of [network, lake]) if (upstream) airflow.addDependency(upstream);
  }
  const warehouse = new WarehouseStack(app, environment);
  // What is attached must exist first; and the warehouse stack, which follows nothing, deploys alone.
  new AccountStack(app, environment).addDependency(warehouse);
  if (hasOwnIdentity) new RepositoryStack(app, environment);
}
