import { spawn } from 'node:child_process';

import { LocalGitHubError } from '../local-github-error';
import { type Clock, timestamp } from '../clock';

/** Who a commit is by, as git writes it. */
export interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The name under which GitHub itself makes commits. */
const WEB_FLOW = { name: 'GitHub', email: 'noreply@github.com' };

interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that are answers; 0 unless said. */
  readonly answers?: readonly number[];
}

interface Run {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The `git` executable on one repository, in an environment where no user's configuration reaches it. */
export class Git {
  constructor(
    readonly folder: string,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs one command.
   * @throws LocalGitHubError when it ends with a code that is not an answer.
   */
  async run(argv: readonly string[], { input = '', env = {}, answers = [0] }: RunOptions = {}): Promise<Run> {
    const run = await spawned(argv, { ...this.environment(), ...env }, input);
    if (answers.includes(run.code)) return run;
    throw new LocalGitHubError(
      'GitFailed',
      `git ${argv.join(' ')} in ${this.folder} exited ${run.code}: ${run.stderr}`,
    );
  }

  /** What a command prints, without the line's end. */
  async text(argv: readonly string[], options: RunOptions = {}): Promise<string> {
    return (await this.run(argv, options)).stdout.toString().trimEnd();
  }

  /** Whether a command ends with 0; 1 means it does not. */
  async holds(argv: readonly string[]): Promise<boolean> {
    return (await this.run(argv, { answers: [0, 1] })).code === 0;
  }

  private environment(): Record<string, string> {
    const now = timestamp(this.clock());
    return {
      PATH: process.env['PATH'] ?? '',
      GIT_DIR: this.folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
      TZ: 'UTC',
      ...signature({ ...WEB_FLOW, date: now }, 'AUTHOR'),
      ...signature({ ...WEB_FLOW, date: now }, 'COMMITTER'),
    };
  }
}

/** The variables by which git learns who writes or commits. */
export function signature({ name, email, date }: Person, role: 'AUTHOR' | 'COMMITTER'): Record<string, string> {
  return { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email, [`GIT_${role}_DATE`]: date };
}

function spawned(argv: readonly string[], env: Record<string, string>, input: string | Buffer): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', argv, { env, stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (cause) => {
      reject(new LocalGitHubError('GitMissing', 'git cannot be started; install git 2.38 or later', { cause }));
    });
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString().trim() });
    });
    // A command that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
