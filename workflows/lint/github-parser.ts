import { readFile } from 'node:fs/promises';

import type { Finding } from './finding';

/**
 * What GitHub's own parser refuses: a file that GitHub would not start.
 * @throws Error where a file cannot be read.
 */
export async function githubParser(files: readonly string[]): Promise<Finding[]> {
  const found = await Promise.all(files.map(refusals));
  return found.flat();
}

async function refusals(file: string): Promise<Finding[]> {
  // It can be imported by other modules alone, which what tsx makes of this file is not.
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
  const content = await readFile(file, 'utf8');
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => ({ file, by: "GitHub's parser", says: message }));
}
