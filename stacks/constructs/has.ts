import type { Environment } from '../../environments/schema/environment';

/** The parts of the platform that an environment may leave out. */
type Optional = 'network' | 'lake' | 'airflow';

/** An environment that has certain optional parts. */
export type Having<Part extends Optional> = Environment & { readonly [P in Part]: NonNullable<Environment[P]> };

/** Whether an environment has a part, so that a stack that builds it can be made. */
export function has<Part extends Optional>(environment: Environment, part: Part): environment is Having<Part> {
  return environment[part] !== null;
}

/**
 * That an environment has the parts which one of its stacks builds on.
 * @throws Error naming the environment's part that is `null` and the stack that needs it.
 */
export function needs<Part extends Optional>(
  environment: Environment,
  stack: string,
  parts: readonly Part[],
): asserts environment is Having<Part> {
  for (const part of parts) {
    if (environment[part] === null) {
      throw new Error(
        `${environment.name}-${stack} builds on the environment's ${part}, but ${part} is null in ${environment.name}; ` +
          `state ${part}, or set ${stack} to null as well`,
      );
    }
  }
}
