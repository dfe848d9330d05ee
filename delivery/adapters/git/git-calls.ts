import { DeliveryError } from '../../model/delivery-error';
import { type Finished, run } from '../process/run';

/** Where git runs, and with what. */
export interface GitCallsOptions {
  /** A clone of the repository, absolute. */
  readonly repository: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/** Calls of git in one clone. */
export class GitCalls {
  constructor(private readonly options: GitCallsOptions) {}

  /** What git printed. @throws DeliveryError `Usage` with what it complained of. */
  async git(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<string> {
    const finished = await this.run(argv, variables);
    if (finished.exitCode === 0) return finished.stdout.trim();
    throw new DeliveryError('Usage', this.failure(argv, finished));
  }

  /** The same for a call that goes to the remote. @throws DeliveryError `GitHubFailed`. */
  async remote(argv: readonly string[]): Promise<string> {
    const finished = await this.run(argv);
    if (finished.exitCode === 0) return finished.stdout.trim();
    const sentence = `${this.failure(argv, finished)}; see that "origin" is the repository and may be reached, and run this again`;
    throw new DeliveryError('GitHubFailed', sentence);
  }

  /** How a call ended, whichever way that was. */
  run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const { repository, environment, signal } = this.options;
    return run('git', argv, { cwd: repository, env: { ...environment, ...variables }, signal });
  }

  /** The same, also after somebody stopped the command: for taking back what it has half done. */
  runToTheEnd(argv: readonly string[]): Promise<Finished> {
    const { repository, environment } = this.options;
    return run('git', argv, { cwd: repository, env: environment });
  }

  /** The whole id of the commit that a branch, tag or commit names. @throws DeliveryError `Usage`. */
  async commit(revision: string): Promise<string> {
    const { repository } = this.options;
    const found = await this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
    if (found.exitCode === 0) return found.stdout.trim();
    const why = found.stderr.trim();
    const sentence = `${repository} has no branch, tag or commit "${revision}"${why === '' ? '' : ` (${why})`}; fetch it, or name another`;
    throw new DeliveryError('Usage', sentence);
  }

  private failure([verb = '']: readonly string[], { stderr, exitCode }: Finished): string {
    const why = stderr.trim();
    return `git ${verb} in ${this.options.repository} failed: ${why === '' ? `it exited ${exitCode}` : why}`;
  }
}
