import { mkdir } from 'node:fs/promises';

import { motoEnvironment } from './moto-environment';
import { startMotoProcess } from './moto-process';
import { preparePython } from './prepare-python';

/** What a moto server is started for. */
export interface MotoOptions {
  /** The project: absolute. */
  readonly projectFolder: string;
  /** Where its log and configuration go: absolute. */
  readonly folder: string;
  /** The port on 127.0.0.1; any free one when left out. */
  readonly port?: number | undefined;
}

/** A moto server that is up. */
export interface Moto {
  /** `http://127.0.0.1:4566`. */
  readonly url: string;
  /** The process that serves it. */
  readonly pid: number;
  /** The variables that lead the real AWS provider to it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Serves AWS on 127.0.0.1 until closed or until this process ends; installs what it needs first. Its state is in memory.
 * @throws LocalAwsError naming what is missing, or the port that is in use.
 */
export async function startMoto({ projectFolder: project, folder, port = 0 }: MotoOptions): Promise<Moto> {
  await mkdir(folder, { recursive: true });
  const python = await preparePython(project);
  const server = await startMotoProcess({ project, python, folder, port });
  const url = `http://127.0.0.1:${server.port}`;
  const environment = await motoEnvironment({ project, python, folder, url });
  return { url, pid: server.pid, environment, close: () => server.close() };
}
