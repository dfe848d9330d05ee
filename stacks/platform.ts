import type { App } from 'cdktf';

import type { Environment } from '../environments/schema/environment';

/** One environment's stacks, each after what it needs. */
export function platform(_app: App, _environment: Environment): void {}
