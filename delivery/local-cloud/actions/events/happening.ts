import type { BareSource } from './bare-source';
import type { Happening } from './make-event';
import { workflowIn } from '../workflow/workflow-file';

/** What somebody says of what has happened; the rest follows from what the workflow reacts to. */
export interface Said {
  readonly event?: string;
  readonly pullRequest?: number;
  readonly action: string;
  readonly label?: string;
  readonly fork?: string;
  readonly tag?: string;
  readonly branch: string;
  readonly input: Readonly<Record<string, string>>;
}

/**
 * What has happened, as far as it can be told from the options and from what the workflow reacts to.
 * @throws Error where it cannot.
 */
export async function happening(file: string, said: Said, source: BareSource): Promise<Happening> {
  const { pullRequest, tag, branch, action, fork = null, label, input } = said;
  const branchRef = `refs/heads/${branch}`;
  switch (said.event ?? (await likelyEvent(file, said, source))) {
    case 'pull_request':
      if (pullRequest === undefined) throw new Error(`say which pull request with --pull-request`);
      return { kind: 'pull_request', number: pullRequest, action, fork, label };
    case 'push':
      return { kind: 'push', ref: tag === undefined ? branchRef : `refs/tags/${tag}` };
    case 'workflow_dispatch':
      return { kind: 'workflow_dispatch', ref: branchRef, inputs: input };
    case 'schedule':
      return { kind: 'schedule' };
    default:
      throw new Error(`${file} starts by nothing that can be done here; say an event with --event`);
  }
}

async function likelyEvent(file: string, said: Said, source: BareSource): Promise<string | undefined> {
  if (said.pullRequest !== undefined) return 'pull_request';
  if (said.tag !== undefined) return 'push';
  const main = await source.resolve(said.branch).catch(() => undefined);
  if (main === undefined) {
    const sentence = `the local GitHub has no branch "${said.branch}"; push it there first ("sluice try --keep" does)`;
    throw new Error(sentence);
  }
  const text = await source.textOf(main.commit, file).catch((cause: unknown) => {
    throw new Error(`there is no workflow ${file} on ${said.branch}`, { cause });
  });
  const { on } = workflowIn(text, file);
  const byHand = Object.keys(said.input).length > 0 ? ['workflow_dispatch'] : [];
  return [...byHand, 'push', 'workflow_dispatch', 'schedule', 'pull_request'].find((name) => name in on);
}
