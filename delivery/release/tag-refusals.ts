import type { LedgerEntry } from '../model/ledger-entry';
import type { ReleaseTag, TagTarget } from '../model/release-tag';

/**
 * Why a tag cannot be believed; none where it is annotated, is at the remote what it is here, and means what it meant
 * wherever it was seen before.
 * @param history entries of any environments.
 */
export function tagRefusals(tag: ReleaseTag, history: readonly LedgerEntry[]): string[] {
  const { name, published, local } = tag;
  if (published === null) return [unpublished(name, local)];
  return [
    ...lightweight(name, published),
    ...renamed(tag),
    ...differing(name, published, local),
    ...moved(tag, history),
  ];
}

function unpublished(name: string, local: TagTarget | null): string {
  if (local === null) return `there is no tag ${name} at origin; "npx sluice release" says which version comes next`;
  return `${name} is on ${short(local.commit)} in this clone alone, and nobody published it; delete it (git tag --delete ${name}) and make it with "npx sluice release --tag"`;
}

function lightweight(name: string, { annotated, commit }: TagTarget): string[] {
  if (annotated) return [];
  return [
    `${name} is a lightweight tag on ${short(commit)}, which does not say who made it; tag the release with "npx sluice release --tag"`,
  ];
}

function renamed({ name, note }: ReleaseTag): string[] {
  if (note === null || note.name === name) return [];
  return [
    `${name} leads to a tag that was made as ${note.name}; somebody has put it under another name: make a new version`,
  ];
}

/** A clone that was made by a workflow has a tag as a plain reference to its commit (actions/checkout): that is no move. */
function differing(name: string, published: TagTarget, local: TagTarget | null): string[] {
  if (local === null || local.object === published.object) return [];
  if (!local.annotated && local.commit === published.commit) return [];
  return [
    `${name} is on ${short(published.commit)} at origin and on ${short(local.commit)} in this clone (tags ${short(published.object)} and ${short(local.object)}): one of them was moved; find out by whom, then "git tag --delete ${name} && git fetch origin tag ${name}" takes that of origin`,
  ];
}

function moved({ name, published, tree }: ReleaseTag, history: readonly LedgerEntry[]): string[] {
  const other = history.findLast(
    ({ release }) => release.tag === name && (release.commit !== published?.commit || release.tree !== tree),
  );
  if (other === undefined || published === null) return [];
  const { environment, release, at } = other;
  return [
    `${name} is on ${short(published.commit)} and was on ${short(release.commit)} when it entered ${environment} (${at}): it was moved; what it means now needs a version of its own`,
  ];
}

function short(id: string): string {
  return id.slice(0, 12);
}
