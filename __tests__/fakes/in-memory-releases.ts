import { DeliveryError } from '../../delivery/model/delivery-error';
import type { PublishedNotes, Releases } from '../../delivery/ports/releases';

/** Notes that live as long as a test. */
export class InMemoryReleases implements Releases {
  readonly published = new Map<string, PublishedNotes>();
  /** Whether nothing can be published. */
  isAway = false;

  constructor(private readonly isTag: (tag: string) => boolean) {}

  find(tag: string): Promise<string | null> {
    return Promise.resolve(this.published.has(tag) ? `https://github.test/releases/${tag}` : null);
  }

  publish(notes: PublishedNotes): Promise<string> {
    const { tag } = notes;
    if (this.isAway) return Promise.reject(new DeliveryError('GitHubFailed', 'GitHub cannot be reached'));
    if (!this.isTag(tag)) return Promise.reject(new DeliveryError('Refused', `there is no tag ${tag}`));
    if (!this.published.has(tag)) this.published.set(tag, notes);
    return Promise.resolve(`https://github.test/releases/${tag}`);
  }
}
