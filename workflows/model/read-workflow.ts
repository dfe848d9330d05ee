import { parse } from 'yaml';

import type { PlainWorkflow } from './plain';

/**
 * A workflow file, read back.
 * @throws Error where it is no YAML.
 */
export function readWorkflow(text: string): PlainWorkflow {
  return parse(text) as PlainWorkflow;
}
