import { LocalBackend, S3Backend, type TerraformStack } from 'cdktf';

import type { Environment } from '../../environments/schema/environment';

/**
 * Gives a stack a state of its own: one key in the environment's bucket, locked by S3 itself, or one file of the local
 * cloud.
 */
export function stateBackend(stack: TerraformStack, { state }: Environment): void {
  const name = stack.node.id;
  if (state.kind === 'local') {
    new LocalBackend(stack, { path: `${state.folder}/${name}.tfstate` });
    return;
  }
  const { bucket, region, keyPrefix } = state;
  const backend = new S3Backend(stack, { bucket, region, key: `${keyPrefix}/${name}.tfstate`, encrypt: true });
  lockInS3(backend);
}

/** S3-native locking: cdktf 0.21 has no field for it (hashicorp/terraform-cdk#3834). */
function lockInS3(backend: S3Backend): void {
  backend.addOverride('use_lockfile', true);
}
