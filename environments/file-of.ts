/** The file of an environment, as the messages name it. */
export function fileOf(name: string): string {
  if (name.startsWith('sbx-')) return 'environments/sandbox.ts';
  if (name.startsWith('pr-')) return 'environments/preview.ts';
  return `environments/${name}.ts`;
}
