import { z } from 'zod';

import { validationFailed } from '../api/api-error';
import { type Answer, type Call, ok } from '../api/call';
import { bodyOf } from '../api/input';
import { refNamed } from '../git/refs';
import { requireText } from '../issues/new-issue';
import { withState } from '../issues/with-state';
import { pullBody } from './pull-body';
import { type Pull, pullNamed } from './pull-named';

const Changes = z.strictObject({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
  maintainer_can_modify: z.boolean().optional(),
});

/** Changes the words, the base or the state of a pull request; a merged one stays closed. */
export async function updatePull(call: Call): Promise<Answer> {
  const { title, body, state, base, maintainer_can_modify } = bodyOf(call, Changes);
  const { store, now } = call.repository;
  const issue = await pullNamed(call);
  requireText(title ?? issue.title, body ?? null);
  if (state === 'open' && issue.state === 'closed') await requireReopenable(call, issue);
  const changed = {
    ...withState(call, issue, { state, reason: null }),
    title: title ?? issue.title,
    body: body === undefined ? issue.body : body,
    updatedAt: now(),
    pull: {
      ...issue.pull,
      ...(base === undefined ? {} : await onto(call, base)),
      maintainerCanModify: maintainer_can_modify ?? issue.pull.maintainerCanModify,
    },
  };
  store.issues.put(issue.number, changed);
  const refreshed = await pullNamed(call);
  return ok(await pullBody(call, refreshed));
}

async function onto({ repository }: Call, base: string): Promise<{ base: string; baseSha: string }> {
  const ref = await refNamed(repository.git, `refs/heads/${base}`);
  if (ref !== undefined) return { base, baseSha: ref.sha };
  const message = `Proposed base branch '${base}' was not found`;
  throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'base', message });
}

async function requireReopenable({ repository }: Call, { pull }: Pull): Promise<void> {
  const gone = (await refNamed(repository.git, `refs/heads/${pull.head}`)) === undefined;
  if (pull.merged === null && !gone) return;
  const message = gone
    ? 'state cannot be changed. The branch has been deleted.'
    : 'state cannot be changed. The pull request cannot be reopened.';
  throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'state', message });
}
