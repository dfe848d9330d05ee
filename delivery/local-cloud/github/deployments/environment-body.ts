import type { Call } from '../api/call';
import { nodeId } from '../api/node-id';
import type { Body } from '../api/shape';
import { userBody } from '../people/user-body';
import type { EnvironmentRecord } from '../store/records';

/** An environment as GitHub shows it: each rule that is on is an entry of `protection_rules`. */
export function environmentBody(call: Call, environment: EnvironmentRecord): Body<'repos', 'getEnvironment'> {
  const { id, name, createdAt, updatedAt, branchPolicy } = environment;
  const { urls } = call;
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: urls.api(`/environments/${encodeURIComponent(name)}`),
    html_url: urls.html(`/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`),
    created_at: createdAt,
    updated_at: updatedAt,
    protection_rules: rules(call, environment),
    deployment_branch_policy: branchPolicy,
  };
}

type Rules = NonNullable<Body<'repos', 'getEnvironment'>['protection_rules']>;

function rules({ urls }: Call, environment: EnvironmentRecord): Rules {
  const { id, waitMinutes, reviewers, preventSelfReview, branchPolicy } = environment;
  const rule = (type: string) => ({ id, node_id: nodeId('GA', `${id}:${type}`), type });
  const people = reviewers.map((login) => ({ type: 'User' as const, reviewer: userBody(urls, login) }));
  return [
    ...(waitMinutes > 0 ? [{ ...rule('wait_timer'), wait_timer: waitMinutes }] : []),
    ...(people.length > 0
      ? [{ ...rule('required_reviewers'), prevent_self_review: preventSelfReview, reviewers: people }]
      : []),
    ...(branchPolicy === null ? [] : [rule('branch_policy')]),
  ];
}
