import type { BareSource } from '../local-cloud/actions/events/bare-source';
import type { Happening } from '../local-cloud/actions/events/make-event';
import { workflowIn } from '../local-cloud/actions/workflow/workflow-file';
import { DeliveryError } from '../model/delivery-error';

/** What a workflow is run with. */
export interface RunOptions {
  readonly folder: string;
  readonly event?: string;
  readonly pullRequest?: number;
  readonly action: string;
  readonly label?: string;
  readonly fork?: string;
  readonly tag?: string;
  readonly branch: string;
  readonly input: Readonly<Record<string, string>>;
  readonly as: string;
}

/**
 * What has happened, as far as it can be told from the options and from what the workflow reacts to.
 * @throws DeliveryError `Usage` where it cannot.
 */
export async function happening(file: string, options: RunOptions, source: BareSource): Promise<Happening> {
  const { pullRequest, tag, branch, action, fork = null, label, input } = options;
  const branchRef = `refs/heads/${branch}`;
  switch (options.event ?? (await likelyEvent(file, options, source))) {
    case 'pull_request':
      if (pullRequest === undefined) throw new DeliveryError('Usage', `say which pull request with --pull-request`);
      return { kind: 'pull_request', number: pullRequest, action, fork, label };
    case 'push':
      return { kind: 'push', ref: tag === undefined ? branchRef : `refs/tags/${tag}` };
    case 'workflow_dispatch':
      return { kind: 'workflow_dispatch', ref: branchRef, inputs: input };
    case 'schedule':
      return { kind: 'schedule' };
    default:
      throw new DeliveryError('Usage', `${file} starts by nothing that can be done here; say an event with --event`);
  }
}

async function likelyEvent(file: string, options: RunOptions, source: BareSource): Promise<string | undefined> {
  if (options.pullRequest !== undefined) return 'pull_request';
  if (options.tag !== undefined) return 'push';
  const main = await source.resolve(options.branch).catch(() => undefined);
  if (main === undefined) {
    const sentence = `the local GitHub has no branch "${options.branch}"; push it there first ("sluice try --keep" does)`;
    throw new DeliveryError('Usage', sentence);
  }
  const text = await source.textOf(main.commit, file).catch((cause: unknown) => {
    throw new DeliveryError('Usage', `there is no workflow ${file} on ${options.branch}`, { cause });
  });
  const { on } = workflowIn(text, file);
  const byHand = Object.keys(options.input).length > 0 ? ['workflow_dispatch'] : [];
  return [...byHand, 'push', 'workflow_dispatch', 'schedule', 'pull_request'].find((name) => name in on);
}
