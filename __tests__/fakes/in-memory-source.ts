import { createHash } from 'node:crypto';

import { DeliveryError } from '../../delivery/model/delivery-error';
import type { Release } from '../../delivery/model/release';
import type { ReleaseTag, TagTarget } from '../../delivery/model/release-tag';
import type { BranchTip, SourceControl, WantedBranch, WantedEdit } from '../../delivery/ports/source-control';

/** A history that lives as long as a test: every name is a commit, which contains every other unless {@link InMemorySource.line} says which. */
export class InMemorySource implements SourceControl {
  /** Commits in the order in which they were made. */
  readonly line: string[] = [];
  /** Commits that no branch of the remote holds. */
  readonly strays = new Set<string>();
  readonly published = new Map<string, TagTarget>();
  readonly local = new Map<string, TagTarget>();
  /** The messages of commits; a commit without one has its name. */
  readonly commitMessages = new Map<string, string>();
  /** What annotated tags say, by name. */
  readonly tagMessages = new Map<string, string>();
  /** Whether the remote takes nothing. */
  isAway = false;

  /** What stands in the clone: by default the commit `HEAD`, unchanged. */
  files: Release = releaseOf('HEAD');

  /** Where the default branch of the remote stands. */
  main: Release = releaseOf('main');
  /** Branches that were published with a tree: what each commit of them holds. */
  readonly trees = new Map<string, string>();

  /** The texts of files, by commit. */
  readonly texts = new Map<string, ReadonlyMap<string, string>>();

  tip(): Promise<BranchTip> {
    if (this.isAway) return Promise.reject(new DeliveryError('GitHubFailed', 'origin cannot be reached'));
    return Promise.resolve({ branch: 'main', ...this.main });
  }

  /** The commit has the name that {@link InMemoryPullRequests} gives to the head of that branch. */
  publishTree({ branch, tree }: WantedBranch): Promise<string> {
    if (this.isAway) return Promise.reject(new DeliveryError('GitHubFailed', 'origin cannot be reached'));
    const commit = `head-of-${branch}`;
    const held = this.trees.get(commit) ?? tree;
    if (held !== tree) return Promise.reject(new DeliveryError('Refused', `the branch ${branch} holds something else`));
    this.trees.set(commit, tree);
    return Promise.resolve(commit);
  }

  textOf(commit: string, file: string): Promise<string | null> {
    return Promise.resolve(this.texts.get(commit)?.get(file) ?? null);
  }

  /** The commit is called after its parent; its tree bears a digest of what was edited. */
  edit({ parent, files }: WantedEdit): Promise<Release> {
    const before = this.texts.get(parent) ?? new Map<string, string>();
    const missing = [...files.keys()].find((file) => !before.has(file));
    if (missing !== undefined) return Promise.reject(new DeliveryError('Usage', `${parent} has no file ${missing}`));
    const commit = `edit-of-${parent}`;
    this.texts.set(commit, new Map([...before, ...files]));
    const tree = `tree-${createHash('sha256')
      .update(JSON.stringify([...files]))
      .digest('hex')}`;
    this.trees.set(commit, tree);
    return Promise.resolve({ commit, tree });
  }

  working(): Promise<Release> {
    return Promise.resolve(this.files);
  }

  resolve(revision: string): Promise<Release> {
    const tree = this.trees.get(revision);
    if (tree !== undefined) return Promise.resolve({ commit: revision, tree });
    const tagged = this.local.get(revision);
    if (tagged !== undefined) return Promise.resolve({ ...releaseOf(tagged.commit), tag: revision });
    const tag = [...this.local].find(([, { commit }]) => commit === revision)?.[0];
    return Promise.resolve({ ...releaseOf(revision), ...(tag === undefined ? {} : { tag }) });
  }

  checkout(commit: string): Promise<string> {
    return Promise.resolve(commit);
  }

  mergeBase(): Promise<string> {
    return Promise.resolve('main');
  }

  isAncestor(one: string, other: string): Promise<boolean> {
    if (other.startsWith('origin/')) return Promise.resolve(!this.strays.has(one));
    const isKnown = this.line.includes(one) && this.line.includes(other);
    return Promise.resolve(one === other || !isKnown || this.line.indexOf(one) < this.line.indexOf(other));
  }

  branches(): Promise<string[]> {
    return Promise.resolve(['main']);
  }

  tag(name: string, commit: string, message: string): Promise<void> {
    const found = this.published.get(name) ?? this.local.get(name);
    if (found !== undefined && (found.commit !== commit || !found.annotated)) {
      return Promise.reject(new DeliveryError('Refused', `${name} is on ${found.commit}, and shall be on ${commit}`));
    }
    if (this.isAway) return Promise.reject(new DeliveryError('GitHubFailed', 'origin cannot be reached'));
    const target = found ?? { object: `tag-${name}-${commit}`, commit, annotated: true };
    this.published.set(name, target);
    this.local.set(name, target);
    if (found === undefined) this.tagMessages.set(name, message);
    return Promise.resolve();
  }

  releaseTags(): Promise<{ name: string; commit: string }[]> {
    return Promise.resolve([...this.published].map(([name, { commit }]) => ({ name, commit })));
  }

  messages(from: string | null, to: string): Promise<string[]> {
    const after = from === null ? 0 : this.line.indexOf(from) + 1;
    const commits = this.line.slice(after, this.line.indexOf(to) + 1).reverse();
    return Promise.resolve(commits.map((commit) => this.commitMessages.get(commit) ?? commit));
  }

  releaseTag(name: string): Promise<ReleaseTag> {
    if (this.isAway) return Promise.reject(new DeliveryError('GitHubFailed', 'origin cannot be reached'));
    const published = this.published.get(name) ?? null;
    const local = this.local.get(name) ?? null;
    const said = { name, tagger: 'Sluice <sluice@localhost>', at: '2026-11-01T00:00:00.000Z' };
    const note = published?.annotated === true ? { ...said, message: this.tagMessages.get(name) ?? '' } : null;
    return Promise.resolve({ name, published, local, tree: published && treeOf(published.commit), note });
  }
}

function releaseOf(commit: string): Release {
  return { commit, tree: treeOf(commit) };
}

function treeOf(commit: string): string {
  return `tree-of-${commit}`;
}
