import type { Value } from '../expressions/contexts';
import type { Run } from './run';

/** The context `github` of a run's jobs, without what only a running step knows (GitHub documentation, "Contexts"). */
export function githubContext(run: Run, job: string): Readonly<Record<string, Value>> {
  const { event, repository, root, github } = run;
  const [owner = ''] = repository.split('/');
  const isTag = event.ref.startsWith('refs/tags/');
  return {
    event: event.payload,
    event_name: event.name,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: isTag ? 'tag' : 'branch',
    ref_protected: false,
    sha: event.sha,
    head_ref: event.pull === null ? '' : event.headBranch,
    base_ref: event.baseBranch,
    repository,
    repository_owner: owner,
    actor: event.actor,
    triggering_actor: event.actor,
    workflow: root.workflow.name ?? root.file,
    workflow_ref: `${repository}/${root.file}@${event.ref}`,
    workflow_sha: event.sha,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: '1',
    server_url: github.url,
    api_url: github.url,
    graphql_url: `${github.url}/graphql`,
    job,
  };
}
