import { z } from 'zod';

import type { Value } from '../expressions/contexts';
import type { RunEvent } from '../run/run-event';
import type { BareSource } from './bare-source';

/** What happened, as a person says it. */
export type Happening =
  | {
      readonly kind: 'pull_request';
      readonly number: number;
      readonly action: string;
      /** The owner of the fork that it comes from; `null` where its branch lies in this repository. */
      readonly fork: string | null;
      /** For `labeled` and `unlabeled`. */
      readonly label?: string | undefined;
    }
  | { readonly kind: 'push'; readonly ref: string }
  | { readonly kind: 'workflow_dispatch'; readonly ref: string; readonly inputs: Readonly<Record<string, Value>> }
  | { readonly kind: 'schedule' };

/** Where events are made from: the REST API of the local GitHub, and its repository. */
export interface Origin {
  readonly source: BareSource;
  /** Asks the local GitHub, as somebody who may read. */
  readonly get: (path: string) => Promise<unknown>;
  /** Who did it. */
  readonly actor: string;
}

const Body = z.record(z.string(), z.json());
const Pull = z.looseObject({
  number: z.int(),
  merge_commit_sha: z.string().nullable(),
  state: z.string(),
  mergeable: z.boolean().nullable(),
  head: z.looseObject({ ref: z.string(), sha: z.string(), repo: Body }),
  base: z.looseObject({ ref: z.string(), sha: z.string() }),
});

/** The event with its payload, of what the local GitHub says now. @throws Error where it knows no such thing. */
export async function makeEvent(happening: Happening, origin: Origin): Promise<RunEvent> {
  const { actor } = origin;
  const repository = Body.parse(await origin.get(''));
  const about = { repository, sender: { login: actor, type: 'User' } };
  const common = { actor, pull: null, isFork: false, baseBranch: '' };
  switch (happening.kind) {
    case 'pull_request':
      return pullRequest(happening, about, origin);
    case 'push': {
      const at = await commitAt(happening.ref, origin);
      const payload = { ...about, ref: happening.ref, after: at.sha, head_commit: { id: at.sha } };
      return { ...common, ...at, name: 'push', payload };
    }
    case 'workflow_dispatch': {
      const at = await commitAt(happening.ref, origin);
      const payload = { ...about, ref: happening.ref, inputs: happening.inputs };
      return { ...common, ...at, name: 'workflow_dispatch', payload };
    }
    case 'schedule': {
      const at = await commitAt(`refs/heads/${z.string().parse(repository['default_branch'])}`, origin);
      return { ...common, ...at, name: 'schedule', payload: { ...about, schedule: '' } };
    }
    default:
      return happening satisfies never;
  }
}

async function commitAt(ref: string, { source }: Origin) {
  const sha = await source.commitOf(ref);
  if (sha === undefined) throw new Error(`${source.repository} has no ${ref}; push it first`);
  return { ref, sha, headSha: sha, headBranch: ref.replace(/^refs\/(heads|tags)\//, '') };
}

type Asked = Extract<Happening, { kind: 'pull_request' }>;

async function pullRequest(asked: Asked, about: Readonly<Record<string, Value>>, origin: Origin): Promise<RunEvent> {
  const pull = Pull.parse(await origin.get(`/pulls/${asked.number}`));
  const { head, base, number } = pull;
  if (pull.mergeable === false)
    throw new Error(`#${number} conflicts with ${base.ref}: GitHub starts no workflow then`);
  const repo = asked.fork === null ? head.repo : forkOf(head.repo, asked.fork);
  const shown = { ...pull, head: { ...head, repo } } as unknown as Value;
  const label = asked.label === undefined ? {} : { label: { name: asked.label } };
  return {
    name: 'pull_request',
    payload: { ...about, ...label, action: asked.action, number, pull_request: shown },
    // A closed one has no trial merge: the base branch is what its workflows run on.
    ref: pull.state === 'open' ? `refs/pull/${number}/merge` : `refs/heads/${base.ref}`,
    sha: pull.merge_commit_sha ?? base.sha,
    headSha: head.sha,
    headBranch: head.ref,
    baseBranch: base.ref,
    actor: origin.actor,
    pull: number,
    isFork: asked.fork !== null,
  };
}

function forkOf(repository: z.infer<typeof Body>, owner: string): z.infer<typeof Body> {
  const name = z.string().parse(repository['name']);
  return { ...repository, id: 0, fork: true, full_name: `${owner}/${name}`, owner: { login: owner, type: 'User' } };
}
