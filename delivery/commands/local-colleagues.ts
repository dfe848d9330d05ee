import { githubClient } from '../adapters/github/github-client';
import { changeObject } from '../local-cloud/server';
import type { PullRequest } from '../ports/pull-requests';
import type { Colleagues } from '../try/colleagues';
import { githubOptions } from './github-options';
import type { Variables } from './terraform-variables';

/** The people of a local cloud: they sign in to its GitHub with tokens of their own. */
export class LocalColleagues implements Colleagues {
  constructor(
    /** The local cloud's folder: absolute. */
    private readonly folder: string,
    /** What leads to it. */
    private readonly variables: Variables,
  ) {}

  async approve({ number, head }: PullRequest): Promise<readonly string[]> {
    const people = (this.variables['SLUICE_LOCAL_PEOPLE'] ?? '').split(' ').map((pair) => pair.split('='));
    for (const [login = '', token = ''] of people) {
      const { octokit, repo } = githubClient({ ...githubOptions(this.variables), login, token });
      const approval = { ...repo, pull_number: number, commit_id: head, event: 'APPROVE' } as const;
      await octokit.rest.pulls.createReview(approval);
    }
    return people.map(([login = '']) => login);
  }

  setAutoSuspend(warehouse: string, seconds: number): void {
    changeObject(this.folder, { type: 'snowflake_warehouse', id: `"${warehouse}"` }, { auto_suspend: seconds });
  }
}
