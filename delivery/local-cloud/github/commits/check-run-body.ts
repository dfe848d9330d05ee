import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import { appBody } from '../people/user-body';
import type { CheckRun } from '../store/records';

/** A check run as GitHub shows it. */
export function checkRunBody({ urls }: Call, run: CheckRun): Body<'checks', 'get'> {
  const { id, name, sha, externalId, detailsUrl, status, conclusion, startedAt, completedAt } = run;
  const url = urls.api(`/check-runs/${id}`);
  return {
    id,
    node_id: nodeId('CR', id),
    head_sha: sha,
    external_id: externalId,
    url,
    html_url: urls.html(`/runs/${id}`),
    details_url: detailsUrl,
    status,
    conclusion,
    started_at: startedAt,
    completed_at: completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name,
    check_suite: null,
    app: appBody(urls),
    pull_requests: [],
  };
}
