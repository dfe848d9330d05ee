import { DeliveryError } from '../../model/delivery-error';
import { parsedJson } from '../../model/parsed-json';
import { withExactNumbers } from './exact-numbers';
import { PlanFile } from './plan-file';

/**
 * A JSON plan in the shape that Sluice knows. It holds secrets.
 * @throws DeliveryError `TerraformFailed` when it is not a plan this version can read, naming where, and no value.
 */
export function parsedPlan(stack: string, json: string): PlanFile {
  const parsed = PlanFile.safeParse(parsedJson(withExactNumbers(json)));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'another shape' };
  const sentence = `the plan of ${stack} cannot be read at ${path.join('.') || 'its top'}: expected ${message}; it is not applied. Plan with Terraform 1.11 to 1.14, or teach Sluice what this one means`;
  throw new DeliveryError('TerraformFailed', sentence);
}
