import { TerraformStack, Testing } from 'cdktf';

import { path } from '../../../environments';
import { load } from '../../../environments/load';
import type { Environment } from '../../../environments/schema/environment';
import { checkStack } from '../../../stacks/constructs/validators/check-stack';
import { sentence } from '../../../stacks/constructs/validators/finding';

/** Puts into a stack what one case is about. */
export type Build = (stack: TerraformStack) => void;

/** One rule shown at work: a stack that breaks it, what is said of that, and one that keeps it. */
export interface RuleCase {
  readonly code: string;
  readonly fails: Build;
  /** Part of the sentence: the wrong value and the reason. */
  readonly says: string;
  readonly passes: Build;
  /** The environment of both stacks; dev where left out. */
  readonly environment?: Environment;
}

const [loadedDev, , loadedProd] = load(path);

/** Nothing is kept: deletion is free, logs are short. */
export const dev: Environment = loadedDev!;

/** Everything is kept: `prevent_destroy`, flow logs, approvals. */
export const prod: Environment = loadedProd!;

/** A stack of an environment, named as the platform names stacks. */
export function stackOf(environment: Environment, build: Build): TerraformStack {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), `${environment.name}-test`);
  build(stack);
  return stack;
}

/** What the rules say of a stack; with a code, what that rule says. */
export function said(build: Build, environment: Environment = dev, code?: string): string[] {
  return checkStack(stackOf(environment, build), environment)
    .filter((finding) => code === undefined || finding.code === code)
    .map(sentence);
}
