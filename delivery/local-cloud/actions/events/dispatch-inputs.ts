import type { Value } from '../expressions/contexts';
import { inputsOf, type Input, type Workflow } from '../workflow/workflow-file';

/**
 * What somebody filled in, as GitHub checks it before it starts a workflow by hand.
 * @throws Error naming an input that is unknown, missing, or not one of its choices.
 */
export function dispatchInputs(workflow: Workflow, given: Readonly<Record<string, Value>>): Record<string, Value> {
  const inputs = inputsOf(workflow, 'workflow_dispatch');
  const unknown = Object.keys(given).find((name) => inputs[name] === undefined);
  if (unknown !== undefined) {
    throw new Error(`Unexpected inputs provided: "${unknown}"; there are ${Object.keys(inputs).join(', ')}`);
  }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, checked(name, input, given[name])]));
}

function checked(
  name: string,
  { type, required, default: otherwise, options }: Input,
  given: Value | undefined,
): Value {
  const value = given ?? otherwise;
  if (value === undefined || value === '') {
    if (required) throw new Error(`Required input '${name}' not provided`);
    return type === 'boolean' ? false : '';
  }
  if (type === 'choice' && options !== undefined && !options.includes(String(value))) {
    throw new Error(
      `Provided value '${value}' for input '${name}' not in the list of allowed values: ${options.join(', ')}`,
    );
  }
  if (type === 'boolean') return String(value) === 'true';
  return type === 'number' ? Number(value) : value;
}
