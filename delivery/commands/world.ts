import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { AppSynthesizer } from '../adapters/cdktf/app-synthesizer';
import { GitCheckouts } from '../adapters/git/git-checkouts';
import { gitCredentials } from '../adapters/git/git-credentials';
import { gitEnvironment } from '../adapters/git/git-environment';
import { githubClient } from '../adapters/github/github-client';
import { GitHubIssues } from '../adapters/github/github-issues';
import { GitHubLedger } from '../adapters/github/github-ledger';
import { GitHubPullRequests } from '../adapters/github/github-pull-requests';
import { GitHubReleases } from '../adapters/github/github-releases';
import { GitHubReviews } from '../adapters/github/github-reviews';
import { ProcessCommands } from '../adapters/process/process-commands';
import { SystemClock } from '../adapters/process/system-clock';
import { findTerraform } from '../adapters/terraform/find-terraform';
import { SynthesizedConfigurations } from '../adapters/terraform/synthesized-configurations';
import { type Mac, macWith, randomMac } from '../redaction/mac';
import { TerraformCli } from '../adapters/terraform/terraform-cli';
import { ListrProgress } from '../adapters/terminal/listr-progress';
import { PlainProgress } from '../adapters/terminal/plain-progress';
import { SilentProgress } from '../adapters/terminal/silent-progress';
import { reviewKeys } from '../model/review-key';
import type { Progress } from '../ports/progress';
import type { World } from '../ports/world';
import { guestCalled } from '../sandbox/guest';
import { githubOptions } from './github-options';
import { interruption } from './interruption';
import { ledgerWriter } from './ledger-writer';
import { remark, say } from './output';
import { type Variables, terraformVariables } from './terraform-variables';
import { withReviewSecrets } from './with-review-secrets';

/** Sandboxes and previews are brought up by people, and taken down by others. */
const isShared = (environment: string) => guestCalled(environment) !== undefined;

/** What a command needs to know to find its world. */
export interface WorldOptions {
  /** A clone of the repository: absolute. */
  readonly repository: string;
  /** The variables of this process, or of a local cloud. */
  readonly variables: Variables;
  /** Whether a machine reads the output. */
  readonly silent?: boolean;
  /** Whether it is only looked at: no Terraform is needed. */
  readonly onlyLooks?: boolean;
  /** Whether what it opens on the ledger is carried by other commands too. */
  readonly isOneOfSeveral?: boolean;
}

/** The world that the variables point at: real accounts, or a local cloud. */
export async function worldOf(options: WorldOptions): Promise<World> {
  const { repository, silent = false } = options;
  const variables = await withReviewSecrets(options.variables);
  const { signal } = interruption;
  const environment = await terraformVariables(variables);
  const binary = variables['SLUICE_TERRAFORM'] ?? 'terraform';
  if (options.onlyLooks !== true) await findTerraform(binary, environment);
  const { SLUICE_LOCAL_CLOUD, SLUICE_EXTRA, SLUICE_STATE_FOLDER } = variables;
  const clock = new SystemClock(signal);
  const github = lazy(() =>
    githubClient({ ...githubOptions(variables), tell: remark, rereads: options.onlyLooks === true }),
  );
  const selected = { SLUICE_LOCAL_CLOUD, SLUICE_EXTRA, SLUICE_STATE_FOLDER };
  const synthesizer = new AppSynthesizer({ variables: selected, signal });
  // One for all: what it has read of settled entries is not read again.
  const ledger = lazy(() => {
    const written = ledgerWriter(variables, { client: github, clock, byCommands: options.isOneOfSeveral === true });
    return new GitHubLedger(github(), { ...written, isShared });
  });
  return {
    synthesizer,
    terraform: new TerraformCli({ binary, environment, signal, mac: macOf(variables) }),
    configurations: new SynthesizedConfigurations(synthesizer, randomMac()),
    source: new GitCheckouts({
      repository,
      folder: join(repository, '.sluice', 'checkouts'),
      nodeModules: nodeModules(repository),
      environment: { ...gitEnvironment(), ...signIn(variables) },
      signal,
    }),
    get pullRequests() {
      return new GitHubPullRequests(github());
    },
    get ledger() {
      return ledger();
    },
    get issues() {
      return new GitHubIssues(github());
    },
    get releases() {
      return new GitHubReleases(github());
    },
    get reviews() {
      return new GitHubReviews(github());
    },
    get trust() {
      const { owner, repository, login: author } = githubOptions(variables);
      return { repository: `${owner}/${repository}`, author, keys: reviewKeys(variables) };
    },
    clock,
    commands: new ProcessCommands({ environment, hidden: variables, signal }),
    progress: silent ? new SilentProgress() : watched(),
    // Each Terraform keeps about one core busy.
    concurrency: Math.max(2, availableParallelism()),
  };
}

/** On a laptop, git signs in as its user does. */
function signIn({ GITHUB_ACTIONS: isJob, GITHUB_SERVER_URL: server, GITHUB_TOKEN: token }: Variables) {
  return isJob === 'true' && server !== undefined && token !== undefined ? gitCredentials({ server, token }) : {};
}

function watched(): Progress {
  return process.stdout.isTTY ? new ListrProgress() : new PlainProgress(say);
}

/** With the key of reviews, what is secret in one plan can be compared with what was in another. */
function macOf(variables: Variables): Mac | undefined {
  const isSet = (variables['SLUICE_REVIEW_KEY'] ?? '').trim() !== '';
  return isSet ? macWith(reviewKeys(variables).current.for('redaction')) : undefined;
}

function nodeModules(repository: string): string {
  const own = join(repository, 'node_modules');
  return existsSync(own) ? own : join(process.cwd(), 'node_modules');
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
