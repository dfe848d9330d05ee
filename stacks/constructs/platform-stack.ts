import { type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import type { Environment } from '../../environments/schema/environment';
import { guard } from './guards';
import { Names } from '../../environments/identity/names';
import { stateBackend } from './state-backend';

/** A stack of one environment: named `<environment>-<stack>`, with its own state and the environment's names. */
export abstract class PlatformStack extends TerraformStack {
  /** The names of this environment's resources. */
  protected readonly names: Names;
  /** For whatever holds data or identity: it cannot be destroyed where the environment keeps such things. */
  protected readonly durable: TerraformResourceLifecycle;

  constructor(
    scope: Construct,
    stack: string,
    protected readonly environment: Environment,
  ) {
    super(scope, `${environment.name}-${stack}`);
    this.names = new Names(environment);
    this.durable = { preventDestroy: environment.retention.preventDestroy };
    stateBackend(this, environment);
    guard(this, environment);
  }
}
