import type { Value } from '../expressions/contexts';
import { asText } from '../expressions/evaluate';
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
  const filled = Object.entries(inputs).map(([name, input]) => {
    const value = asText(given[name] ?? input.default ?? null);
    requireMeant(name, input, value);
    return [name, typed(input, value)];
  });
  return Object.fromEntries(filled) as Record<string, Value>;
}

function requireMeant(name: string, { type, required, options = [] }: Input, value: string): void {
  if (value === '' && required) throw new Error(`Required input '${name}' not provided`);
  if (value === '' || type !== 'choice' || options.includes(value)) return;
  const allowed = options.join(', ');
  throw new Error(`Provided value '${value}' for input '${name}' not in the list of allowed values: ${allowed}`);
}

function typed({ type }: Input, value: string): Value {
  if (type === 'boolean') return value === 'true';
  return type === 'number' && value !== '' ? Number(value) : value;
}
