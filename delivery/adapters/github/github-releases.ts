import { DeliveryError } from '../../model/delivery-error';
import type { PublishedNotes, Releases } from '../../ports/releases';
import type { GitHubClient } from './github-client';

/** Releases on GitHub. */
export class GitHubReleases implements Releases {
  constructor(private readonly client: GitHubClient) {}

  async find(tag: string): Promise<string | null> {
    const { octokit, repo } = this.client;
    const found = await octokit.rest.repos.getReleaseByTag({ ...repo, tag }).catch(unlessStatus(404));
    return found?.data.html_url ?? null;
  }

  async publish({ tag, title: name, body }: PublishedNotes): Promise<string> {
    const published = await this.find(tag);
    if (published !== null) return published;
    const { octokit, repo } = this.client;
    const ref = await octokit.rest.git.getRef({ ...repo, ref: `tags/${tag}` }).catch(unlessStatus(404));
    if (ref === undefined) {
      throw new DeliveryError(
        'Refused',
        `there is no tag ${tag} on GitHub to write notes for; run "npx sluice release --tag"`,
      );
    }
    try {
      const { data } = await octokit.rest.repos.createRelease({ ...repo, tag_name: tag, name, body });
      return data.html_url;
    } catch (error) {
      // Somebody else may have published it in the meantime, or the answer to this request was lost.
      const meanwhile = await this.find(tag);
      if (meanwhile === null) throw error;
      return meanwhile;
    }
  }
}

function unlessStatus(status: number): (error: unknown) => undefined {
  return (error) => {
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && 'status' in cause && cause.status === status)) throw error;
  };
}
