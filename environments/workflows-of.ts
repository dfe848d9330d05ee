import type { Environment } from './schema/environment';

type Workflow = Environment['github']['workflows'][number];

/** The workflow file of every data product: its gates are the environments that list it, in their order. */
export function workflowsOf(environments: readonly Environment[]): Workflow[] {
  const workflows = new Map<string, Workflow>();
  for (const { name, github } of environments) {
    for (const { repository, kind, folder } of github.dataProducts) {
      const gates = workflows.get(repository)?.gates ?? [];
      const gate = { environment: name, deploysFrom: github.deploysFrom };
      workflows.set(repository, { repository, kind, folder, gates: [...gates, gate] });
    }
  }
  return [...workflows.values()];
}
