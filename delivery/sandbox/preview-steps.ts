import type { PullRequest } from '../ports/pull-requests';
import { type Guest, nameOf } from './guest';
import type { Life } from './life';

/** The label of pull requests that get a preview. */
export const PREVIEW_LABEL = 'preview';

/** What is to be done about the preview of one pull request. */
export type PreviewStep = { readonly environment: string; readonly guest: Guest } & (
  | { readonly kind: 'up'; readonly pull: PullRequest }
  | { readonly kind: 'down'; readonly because: string }
  | { readonly kind: 'none'; readonly because: string }
);

/**
 * What the labels ask for: a preview, at its newest commit, for each open pull request that bears the label; none for any
 * other. Those of forks get none, and one that outlived its time comes back with the next commit.
 * @param lives what the ledger knows of previews, those that are gone too.
 */
export function previewSteps(open: readonly PullRequest[], lives: readonly Life[]): PreviewStep[] {
  const labelled = open.filter(({ labels }) => labels.includes(PREVIEW_LABEL));
  const wanted = new Set(labelled.filter(({ isFromFork }) => !isFromFork).map(({ number }) => number));
  const known = new Map(lives.map((life) => [life.environment, life]));
  const leaving = lives.filter(
    ({ guest, state }) => guest.kind === 'preview' && state !== 'gone' && !wanted.has(guest.pullRequest),
  );
  return [
    ...leaving.map(({ guest, environment }): PreviewStep => {
      const because = `its pull request is closed, or no longer bears the label "${PREVIEW_LABEL}"`;
      return { environment, guest, kind: 'down', because };
    }),
    ...labelled.map((pull) => stepFor(pull, known)),
  ];
}

function stepFor(pull: PullRequest, known: ReadonlyMap<string, Life>): PreviewStep {
  const guest: Guest = { kind: 'preview', pullRequest: pull.number };
  const environment = nameOf(guest);
  if (pull.isFromFork) return { environment, guest, kind: 'none', because: FORK };
  const life = known.get(environment);
  if (life?.newest?.commit !== pull.head) return { environment, guest, kind: 'up', pull };
  if (life.state === 'up') return { environment, guest, kind: 'none', because: 'it stands at the newest commit' };
  if (life.wasReaped)
    return { environment, guest, kind: 'none', because: 'it outlived its time; the next commit brings it back' };
  return { environment, guest, kind: 'up', pull };
}

/** Why a fork gets none. */
export const FORK = 'its branch is in a fork: whoever owns that would run code of theirs with the credentials of dev';
