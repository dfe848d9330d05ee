import type { PullRequest } from '../ports/pull-requests';

/** The others in the story of a try. */
export interface Colleagues {
  /** Everybody but the author approves a pull request as it stands. Returns their logins. */
  approve(pull: PullRequest): Promise<readonly string[]>;
  /** Somebody with a console sets how soon a warehouse suspends itself, behind Terraform's back. */
  setAutoSuspend(warehouse: string, seconds: number): void;
}
