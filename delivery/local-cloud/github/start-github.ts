import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { accessSync, constants, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { AppliedSettings } from './actions/applied-settings';
import { EnvironmentSecrets, type Secrets } from './actions/environment-secrets';
import type { RepositoryIds } from './actions/identity-claims';
import { tokensIn } from './api/tokens';
import { type Clock, timestamp } from './clock';
import { ensureEnvironment } from './deployments/environment-named';
import { prepareRepository } from './git/bare-repository';
import { Git } from './git/git';
import { moveRefs } from './git/refs';
import { gitHubApp } from './github-app';
import { LocalGitHubError } from './local-github-error';
import type { Repository } from './repository';
import { noteServing, requireUnserved } from './serving';
import { Store } from './store/store';
import { ObjectStore } from '../store/object-store';

/** The only address it listens on. */
const LOOPBACK = '127.0.0.1';

/** What a local GitHub is started with. */
export interface GitHubProps {
  /** The local cloud's folder, absolute; the local GitHub keeps to `github/` in it. */
  readonly folder: string;
  readonly owner: string;
  readonly repository: string;
  /** By what identity tokens know both; made up unless said. */
  readonly ids?: RepositoryIds | undefined;
  /** `main` unless said. */
  readonly defaultBranch?: string;
  /** Any free one unless said. */
  readonly port?: number;
  /** The secrets of environments, which last as long as it is up. */
  readonly secrets?: Readonly<Record<string, Secrets>>;
  /** The system's unless said. */
  readonly clock?: Clock;
}

/** A GitHub that is up. */
export interface LocalGitHub {
  /** The `baseUrl` for Octokit. */
  readonly url: string;
  /** Acts as the bot `sluice[bot]`. */
  readonly token: string;
  /** The tokens of people, by login: `octocat` and `hubot`. */
  readonly people: Readonly<Record<'octocat' | 'hubot', string>>;
  /** Opens the endpoints of whoever runs workflows. */
  readonly runnerToken: string;
  /** The bare repository, to push to and to fetch from by path. */
  readonly gitFolder: string;
  /** Ends it; everything stays in the folder. */
  close(): Promise<void>;
}

/**
 * Serves one repository's GitHub REST API on loopback, from a folder that outlives it.
 * @throws LocalGitHubError when the port is in use, the folder cannot be written or is being served already, git is
 * missing or too old, or a file does not hold what was written.
 */
export async function startGitHub(props: GitHubProps): Promise<LocalGitHub> {
  const { folder, owner, clock = () => new Date() } = props;
  const home = join(folder, 'github');
  const kept = join(home, owner, props.repository);
  makeFolder(kept);
  const tokens = tokensIn(join(home, 'tokens.json'));
  await requireUnserved(kept, tokens.bot);
  const repository = await openRepository(props, { kept, clock });
  const server = createAdaptorServer({ fetch: gitHubApp({ repository, tokens, clock }).fetch });
  const url = `http://${LOOPBACK}:${await listening(server, props.port ?? 0)}`;
  noteServing(kept, url);
  const { folder: gitFolder } = repository.git;
  const { bot: token, runner: runnerToken, ...people } = tokens;
  return { url, token, people, runnerToken, gitFolder, close: () => closed(server) };
}

const UNKNOWN_IDS: RepositoryIds = { owner: 1, repository: 1, subjects: 'legacy' };

interface Kept {
  readonly kept: string;
  readonly clock: Clock;
}

async function openRepository(props: GitHubProps, { kept, clock }: Kept): Promise<Repository> {
  const { owner, repository: name, defaultBranch = 'main' } = props;
  const git = new Git(`${kept}.git`, clock);
  await prepareRepository(git, defaultBranch);
  const store = await Store.open(kept, (moves) => moveRefs(git, moves));
  const now = () => timestamp(clock());
  store.birth(now());
  const { ids = UNKNOWN_IDS, secrets: given = {} } = props;
  const applied = new AppliedSettings(new ObjectStore(join(props.folder, 'store')), name);
  const secrets = new EnvironmentSecrets(given, now());
  const repository = { owner, name, ids, applied, secrets, defaultBranch, git, store, now };
  for (const environment of Object.keys(given)) ensureEnvironment(repository, environment);
  await store.transaction.commit();
  return repository;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const mend = 'make it writable, or name another folder for the local cloud';
    throw new LocalGitHubError('FolderUnusable', `the local GitHub cannot write to ${folder}; ${mend}`, { cause });
  }
}

function listening(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = `port ${port} on ${LOOPBACK} is in use; end what listens there, or choose another port`;
      reject(cause.code === 'EADDRINUSE' ? new LocalGitHubError('PortInUse', taken, { cause }) : cause);
    });
    server.listen(port, LOOPBACK, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // Clients keep connections open between requests; without this the end would wait for them.
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
