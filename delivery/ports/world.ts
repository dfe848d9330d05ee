import type { Clock } from './clock';
import type { Commands } from './commands';
import type { Configurations } from './configurations';
import type { Issues } from './issues';
import type { Ledger } from './ledger';
import type { Progress } from './progress';
import type { PullRequests } from './pull-requests';
import type { SourceControl } from './source-control';
import type { Releases } from './releases';
import type { Reviews } from './reviews';
import type { Synthesizer } from './synthesizer';
import type { Terraform } from './terraform';
import type { Trust } from './trust';

/** All that the verbs need of the world. */
export interface World {
  readonly synthesizer: Synthesizer;
  readonly terraform: Terraform;
  readonly configurations: Configurations;
  readonly source: SourceControl;
  readonly pullRequests: PullRequests;
  readonly ledger: Ledger;
  readonly issues: Issues;
  readonly releases: Releases;
  readonly reviews: Reviews;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly progress: Progress;
  /** How many stacks Terraform works on at once. */
  readonly concurrency: number;
}
