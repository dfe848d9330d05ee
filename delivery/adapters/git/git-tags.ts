import { DeliveryError } from '../../model/delivery-error';
import type { ReleaseTag, TagTarget } from '../../model/release-tag';
import type { GitCalls } from './git-calls';
import { tagNoteIn } from './tag-note-in';

const PREFIX = 'refs/tags/';

/** Tags of a clone and of its remote. Nothing here ever moves or overwrites one. */
export class GitTags {
  constructor(private readonly calls: GitCalls) {}

  async read(name: string): Promise<ReleaseTag> {
    const [published, local] = await Promise.all([this.published(name), this.local(name)]);
    if (published === null) return { name, published, local, tree: null, note: null };
    await this.fetched(name, published);
    const tree = await this.calls.git(['rev-parse', '--verify', `${published.commit}^{tree}`]);
    const said = published.annotated ? await this.calls.git(['cat-file', 'tag', published.object]) : null;
    return { name, published, local, tree, note: said === null ? null : tagNoteIn(said) };
  }

  async all(): Promise<{ name: string; commit: string }[]> {
    const ids = await this.listed('refs/tags/v*');
    const names = [...ids.keys()].filter((ref) => !ref.endsWith('^{}'));
    return names.map((ref) => ({ name: ref.slice(PREFIX.length), commit: ids.get(`${ref}^{}`) ?? ids.get(ref) ?? '' }));
  }

  async put(name: string, revision: string, message: string): Promise<void> {
    await this.refuseMisnamed(name);
    const commit = await this.calls.commit(revision);
    const published = await this.published(name);
    if (published !== null) return this.adopt(name, commit, published);
    const local = await this.local(name);
    if (local !== null) refuseOther(name, commit, { ...local, where: 'this clone, and not at origin' });
    else await this.calls.git(['tag', '--annotate', '--cleanup=whitespace', '--message', message, '--', name, commit]);
    await this.publish(name, commit, local === null);
  }

  private async publish(name: string, commit: string, isMadeHere: boolean): Promise<void> {
    const ref = `refs/tags/${name}`;
    try {
      await this.calls.remote(['push', '--quiet', 'origin', `${ref}:${ref}`]);
    } catch (error) {
      if (isMadeHere) await this.calls.runToTheEnd(['update-ref', '-d', ref]);
      if (!(error instanceof DeliveryError) || error.code !== 'GitHubFailed') throw error;
      // Somebody else may have published it in the meantime, or the answer to this push was lost.
      const published = await this.published(name);
      if (published === null) throw error;
      await this.adopt(name, commit, published);
    }
  }

  /** Takes a published tag over, where it is the one that was to be made. */
  private async adopt(name: string, commit: string, published: TagTarget): Promise<void> {
    refuseOther(name, commit, { ...published, where: 'origin' });
    const local = await this.local(name);
    if (local !== null) refuseOther(name, commit, { ...local, annotated: true, where: 'this clone' });
    else await this.calls.remote(['fetch', '--quiet', '--no-tags', 'origin', `refs/tags/${name}:refs/tags/${name}`]);
  }

  private async published(name: string): Promise<TagTarget | null> {
    const ref = `refs/tags/${name}`;
    const ids = await this.listed(ref, `${ref}^{}`);
    const object = ids.get(ref);
    if (object === undefined) return null;
    const commit = ids.get(`${ref}^{}`);
    return { object, commit: commit ?? object, annotated: commit !== undefined };
  }

  /** Refs of the remote and the object that each leads to; `NAME^{}` is what the tag NAME is on. */
  private async listed(...patterns: string[]): Promise<ReadonlyMap<string, string>> {
    const text = await this.calls.remote(['ls-remote', 'origin', ...patterns]);
    const lines = text.split('\n').map((line) => line.split('\t'));
    const refs = lines.map(([id = '', ref = '']) => [ref, id] as const);
    return new Map(refs.filter(([ref]) => ref.startsWith(PREFIX)));
  }

  private async local(name: string): Promise<TagTarget | null> {
    const found = await this.calls.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/tags/${name}`]);
    if (found.exitCode !== 0) return null;
    const object = found.stdout.trim();
    const commit = await this.calls.commit(object);
    return { object, commit, annotated: object !== commit };
  }

  /** Brings the published one here, under no name: what the clone calls by that name stays what it is. */
  private async fetched(name: string, { object }: TagTarget): Promise<void> {
    const isHere = async () => (await this.calls.run(['cat-file', '-e', `${object}^{commit}`])).exitCode === 0;
    if (await isHere()) return;
    await this.calls.remote(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', 'origin', `refs/tags/${name}`]);
    if (await isHere()) return;
    throw new DeliveryError('Refused', `${name} was moved at origin while it was read; find out by whom, and why`);
  }

  private async refuseMisnamed(name: string): Promise<void> {
    const { exitCode } = await this.calls.run(['check-ref-format', `refs/tags/${name}`]);
    if (exitCode === 0 && !name.startsWith('-')) return;
    throw new DeliveryError('Usage', `"${name}" cannot be the name of a tag; name it like v1.2.0`);
  }
}

function refuseOther(name: string, commit: string, found: TagTarget & { readonly where: string }): void {
  if (found.commit !== commit) {
    const sentence = `${name} is on ${found.commit} at ${found.where}, and shall be on ${commit}; a tag is never moved: take another version, or delete it by hand if it is a mistake of this clone`;
    throw new DeliveryError('Refused', sentence);
  }
  if (found.annotated) return;
  const sentence = `${name} is a lightweight tag on ${found.commit} at ${found.where}, which nobody answers for; delete it there by hand, or take another version`;
  throw new DeliveryError('Refused', sentence);
}
