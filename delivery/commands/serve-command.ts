import { resolve } from 'node:path';

import { Command, Option } from 'commander';

import { path } from '../../environments';
import { load } from '../../environments/load';
import { bootstrapEnvironment } from '../../workflows/names';
import { startLocalCloud } from '../local-cloud/server';
import { DeliveryError } from '../model/delivery-error';
import { CLOUD_FOLDER } from './cloud-folder';
import { interruption } from './interruption';
import { portNumber } from './port-number';
import { projectRoot } from './project-root';
import { forgetRunning, recordRunning } from './running-cloud';

interface ServeOptions {
  readonly folder: string;
  readonly aws: 'simulated' | 'moto';
  readonly port?: number;
  readonly withParent?: boolean;
}

/** `sluice local serve`: the process behind a local cloud; `up` and `try` start it. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the local cloud in this process, until Ctrl-C')
    .option('--folder <folder>', 'where it keeps what it knows', CLOUD_FOLDER)
    .addOption(
      new Option('--aws <how>', 'AWS simulated, or the real provider on moto')
        .choices(['simulated', 'moto'])
        .default('simulated'),
    )
    .option('--port <number>', 'port of its GitHub on 127.0.0.1', portNumber)
    .option('--with-parent', 'end when standard input closes')
    .action(serve);
}

async function serve({ folder, aws, port, withParent = false }: ServeOptions): Promise<void> {
  const absolute = resolve(folder);
  const cloud = await started({ folder: absolute, project: projectRoot(), ...repositoryServed(), port, aws });
  const url = cloud.variables['GITHUB_API_URL'] ?? '';
  await recordRunning(absolute, { pid: process.pid, url, ...(withParent ? { parent: process.ppid } : {}) });
  await new Promise<void>((done) => {
    const end = () => {
      done();
    };
    interruption.signal.addEventListener('abort', end);
    if (withParent) process.stdin.resume().once('end', end).once('close', end);
  });
  await cloud.close();
  await forgetRunning(absolute);
  process.exit(0);
}

type Served = Pick<Parameters<typeof startLocalCloud>[0], 'owner' | 'repository' | 'ids' | 'accounts'>;

function repositoryServed(): Served {
  const environments = load(path);
  const [first] = environments;
  if (first === undefined) throw new DeliveryError('BadEnvironment', 'environments/index.ts lists no environment');
  const { owner, ownerId, repository, repositoryId, subjectFormat } = first.github;
  const subjects = subjectFormat === 'legacy' ? 'legacy' : 'immutable';
  const accounts = environments.map(({ name, aws }) => [bootstrapEnvironment(name), aws.accountId]);
  return {
    ...{ owner, repository, ids: { owner: ownerId, repository: repositoryId, subjects } },
    accounts: Object.fromEntries(accounts) as Record<string, string>,
  };
}

/** Faults of the local cloud's parts that mean a program is missing or too old. */
const MISSING_TOOLS: readonly unknown[] = ['GitMissing', 'GitTooOld', 'PythonMissing', 'PythonTooOld'];

async function started(options: Parameters<typeof startLocalCloud>[0]): ReturnType<typeof startLocalCloud> {
  try {
    return await startLocalCloud(options);
  } catch (cause) {
    const isToolMissing = cause instanceof Error && 'fault' in cause && MISSING_TOOLS.includes(cause.fault);
    const sentence = cause instanceof Error ? cause.message : String(cause);
    throw new DeliveryError(isToolMissing ? 'ToolMissing' : 'LocalCloud', sentence, { cause });
  }
}
