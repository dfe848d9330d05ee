import { Aspects, type TerraformStack } from 'cdktf';

import type { Environment } from '../../environments/schema/environment';
import { PreviewFeatures } from './aspects/preview-features';
import { Tagging } from './aspects/tagging';
import { checkStack } from './validators/check-stack';
import { sentence } from './validators/finding';

/**
 * Guards a stack: what takes tags gets them, Snowflake preview features are computed, and synthesis stops with every
 * breach of every rule in `validators/` at once.
 */
export function guard(stack: TerraformStack, environment: Environment): void {
  Aspects.of(stack).add(new Tagging(stack, environment));
  Aspects.of(stack).add(new PreviewFeatures());
  stack.node.addValidation({ validate: () => checkStack(stack, environment).map(sentence) });
}
