import { writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { realAwsProvider } from './aws/real-aws-provider';
import { administratorOf, credentialsOf } from './aws/sts/administrator';
import { type LocalSts, startSts } from './aws/sts/start-sts';
import { type Moto, startMoto } from './aws/start-moto';
import { startGitHub } from './github/start-github';
import type { RepositoryIds } from './github/actions/identity-claims';
import { installProviders } from './providers/install-providers';
import { reviewKey } from './review-key';
import { replaceFile } from './store/durable-file';
import { type Attributes, ObjectStore } from './store/object-store';

/** What a local cloud is made of. */
export interface LocalCloudOptions {
  /** Where everything it knows is kept: absolute. */
  readonly folder: string;
  /** The project whose installed bindings give the schemas: absolute. */
  readonly project: string;
  /** The repository that its GitHub serves. */
  readonly owner: string;
  readonly repository: string;
  /** By what identity tokens of its workflows know both. */
  readonly ids?: RepositoryIds | undefined;
  /** The port of its GitHub on 127.0.0.1; any free one when left out. */
  readonly port?: number | undefined;
  /** The AWS accounts, by the environment of the repository that has an administrator's credentials for one. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Whether AWS is simulated, or the real provider on a moto server. */
  readonly aws: 'simulated' | 'moto';
}

/** A local cloud that is up. */
export interface LocalCloud {
  /** The variables that lead Terraform, git and Octokit to it. */
  readonly variables: Readonly<Record<string, string>>;
  /** The bare repository behind its GitHub: absolute. */
  readonly gitFolder: string;
  close(): Promise<void>;
}

/** Starts a local cloud and writes the variables that lead to it into its folder. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { folder, project, owner, repository, ids, accounts = {}, port, aws } = options;
  mkdirSync(join(folder, 'states'), { recursive: true });
  const realAws = aws === 'moto' ? realProvider() : undefined;
  const moto = realAws === undefined ? undefined : await startMoto({ projectFolder: project, folder });
  const providers = await installProviders(folder, project, realAws === undefined ? {} : { realAws });
  const administrators = Object.entries(accounts).map(([name, account]) => [name, administratorOf(account)] as const);
  const secrets = Object.fromEntries(administrators.map(([name, session]) => [name, credentialsOf(session)]));
  const github = await startGitHub({ folder, owner, repository, ids, secrets, ...(port !== undefined && { port }) });
  const variables = {
    ...providers.environment,
    ...moto?.environment,
    SLUICE_LOCAL_CLOUD: folder,
    // Neither cdktf nor Terraform should ask the network for newer versions of themselves.
    CHECKPOINT_DISABLE: '1',
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: github.token,
    SLUICE_LOCAL_PEOPLE: Object.entries(github.people)
      .map((pair) => pair.join('='))
      .join(' '),
    SLUICE_REVIEW_KEY: reviewKey(join(folder, 'review-key')),
    SLUICE_GITHUB_LOGIN: 'sluice[bot]',
    GITHUB_REPOSITORY: `${owner}/${repository}`,
    SLUICE_LOCAL_REPOSITORY: github.gitFolder,
  };
  await writeFile(join(folder, 'variables.json'), JSON.stringify(variables, null, 2), { mode: 0o600 });
  const opened = { ...providers.environment, ...moto?.environment, SLUICE_REVIEW_KEY: variables.SLUICE_REVIEW_KEY };
  const sts = await startSts({
    store: new ObjectStore(join(folder, 'store')),
    keySetUrl: `${github.url}/_oidc/.well-known/jwks`,
    opens: () => opened,
    sessions: administrators.map(([, session]) => session),
  });
  const door: RunnerDoor = { url: github.url, token: github.runnerToken, sts: sts.url, gitFolder: github.gitFolder };
  replaceFile(runnerDoor(folder), `${JSON.stringify(door, null, 2)}\n`);
  return { variables, gitFolder: github.gitFolder, close: () => closeAll([github, sts, moto]) };
}

/** What whoever runs workflows on a local cloud needs to reach it. */
export interface RunnerDoor {
  /** The local GitHub. */
  readonly url: string;
  readonly token: string;
  readonly sts: string;
  readonly gitFolder: string;
}

/** The file that holds {@link RunnerDoor}, readable by its owner alone. */
export function runnerDoor(folder: string): string {
  return join(folder, 'github', 'runner.json');
}

/**
 * Changes attributes of an object behind Terraform's back, as somebody with a console does.
 * @param folder the local cloud's folder: absolute.
 * @param object its type as Terraform has it, and its id.
 * @throws Error naming an object or an attribute that is not there.
 */
export function changeObject(folder: string, object: { type: string; id: string }, changes: Attributes): void {
  new ObjectStore(join(folder, 'store')).change(object.type, object.id, changes);
}

function realProvider(): { readonly mirror?: string } {
  const provider = realAwsProvider(process.env);
  if ('missing' in provider) throw new Error(`AWS on moto needs the real AWS provider: ${provider.missing}`);
  return provider;
}

async function closeAll(parts: readonly (LocalSts | Moto | undefined)[]): Promise<void> {
  await Promise.all(
    parts.map(async (part) => {
      await part?.close();
    }),
  );
}
