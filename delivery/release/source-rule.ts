import type { Environment } from '../../environments/schema/environment';
import { DeliveryError } from '../model/delivery-error';
import type { LedgerEntry } from '../model/ledger-entry';
import type { Promotion } from '../model/promotion';
import { type Release, releaseName } from '../model/release';
import type { SourceControl } from '../ports/source-control';
import { tagRefusals } from './tag-refusals';

type Source = Pick<SourceControl, 'isAncestor' | 'branches' | 'releaseTag'>;
type DeploysFrom = Environment['github']['deploysFrom'];

/**
 * Why a release may not come from where it comes: `deploysFrom` of the environment wants a commit of a published
 * branch, or a published, annotated tag that never meant anything else. What cannot be found out refuses.
 * @param history entries of any environments in which a tag may have been seen before.
 * @throws DeliveryError `GitHubFailed` where the remote does not answer.
 */
export async function sourceRefusals(
  { release, environment }: Pick<Promotion, 'release' | 'environment'>,
  source: Source,
  history: readonly LedgerEntry[],
): Promise<string[]> {
  const { deploysFrom } = environment.github;
  switch (deploysFrom.kind) {
    case 'branch':
      return fromBranch(release, environment, source);
    case 'tag':
      return fromTag(release, environment, { source, history });
    default:
      return deploysFrom satisfies never;
  }
}

async function fromBranch(release: Release, { name, github }: Environment, source: Source): Promise<string[]> {
  const { pattern } = github.deploysFrom;
  const branches = pattern.endsWith('*') ? (await source.branches()).filter(matches(pattern)) : [pattern];
  try {
    for (const branch of branches) if (await source.isAncestor(release.commit, `origin/${branch}`)) return [];
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'Usage') return [error.message];
    throw error;
  }
  return [
    `${releaseName(release)} is not on a branch ${pattern} of origin, from which ${name} deploys; merge it there, then fetch`,
  ];
}

interface Known {
  readonly source: Source;
  readonly history: readonly LedgerEntry[];
}

async function fromTag({ tag, commit, tree }: Release, { name, github }: Environment, known: Known): Promise<string[]> {
  const { pattern } = github.deploysFrom;
  if (tag === undefined) {
    return [
      `${name} deploys from tags ${pattern}, and ${commit.slice(0, 7)} has none; make one: npx sluice release --tag`,
    ];
  }
  if (!isFrom(github.deploysFrom, tag)) return [`${name} deploys from tags ${pattern}, and ${tag} is none of them`];
  const found = await known.source.releaseTag(tag);
  const refused = tagRefusals(found, known.history);
  if (refused.length > 0) return refused;
  if (found.published?.commit === commit && found.tree === tree) return [];
  return [
    `${tag} is on ${found.published?.commit.slice(0, 12) ?? 'nothing'} at origin, and what is promoted is ${commit.slice(0, 12)}; fetch, and promote ${tag} itself`,
  ];
}

/** Whether an environment deploys from a branch or tag of that name: as GitHub has it, `*` stands for no slash. */
export function isFrom({ pattern }: Pick<DeploysFrom, 'pattern'>, name: string): boolean {
  return matches(pattern)(name);
}

function matches(pattern: string): (name: string) => boolean {
  if (!pattern.endsWith('*')) return (name) => name === pattern;
  const start = pattern.slice(0, -1);
  return (name) => name.startsWith(start) && !name.slice(start.length).includes('/');
}
