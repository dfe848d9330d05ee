import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { handleUnaryCall, ServerCredentials } from '@grpc/grpc-js';
import { Server } from '@grpc/grpc-js';

import { errorMessage } from './diagnostic-message';
import { decodeMessage, encodeMessage } from './messages';

/** The calls of a provider, by the protocol's names with a small first letter. */
export type ProviderCalls = { readonly [call in keyof typeof CALLS]: (request: never) => object };

/** The messages of each call; `Validate…Config` requests of resources and data sources are alike. */
const CALLS = {
  getProviderSchema: ['Empty', 'GetProviderSchemaResponse'],
  validateProviderConfig: ['ValidateProviderConfigRequest', 'ValidateProviderConfigResponse'],
  configureProvider: ['ConfigureProviderRequest', 'ConfigureProviderResponse'],
  validateResourceConfig: ['ValidateRequest', 'ValidateResponse'],
  validateDataResourceConfig: ['ValidateRequest', 'ValidateResponse'],
  upgradeResourceState: ['UpgradeResourceStateRequest', 'UpgradeResourceStateResponse'],
  readResource: ['ReadResourceRequest', 'ReadResourceResponse'],
  planResourceChange: ['PlanResourceChangeRequest', 'PlanResourceChangeResponse'],
  applyResourceChange: ['ApplyResourceChangeRequest', 'ApplyResourceChangeResponse'],
  importResourceState: ['ImportResourceStateRequest', 'ImportResourceStateResponse'],
  readDataSource: ['ReadDataSourceRequest', 'ReadDataSourceResponse'],
  stopProvider: ['Empty', 'StopProviderResponse'],
} as const;

/** gRPC counts 4 MB as the most by default, and a large stack's schema or plan is larger. */
const NO_LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

/** Serves a provider on a socket of its own and answers with the socket's path; `shutdown` is Terraform's goodbye. */
export async function servePlugin(
  calls: ProviderCalls,
  credentials: ServerCredentials,
  shutdown: () => void,
): Promise<string> {
  const server = new Server(NO_LIMIT);
  const names = Object.keys(CALLS) as (keyof typeof CALLS)[];
  for (const name of names) {
    const [request, response] = CALLS[name];
    addCall(server, `tfplugin6.Provider/${capital(name)}`, (bytes) =>
      answer(response, () => calls[name](decodeMessage(request, bytes) as never)),
    );
  }
  addCall(server, 'plugin.GRPCController/Shutdown', () => {
    setImmediate(shutdown);
    return encodeMessage('Empty', {});
  });
  const socket = socketPath();
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, credentials, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  process.on('exit', () => {
    rmSync(socket, { force: true });
  });
  return socket;
}

/** What goes wrong in a call is a diagnostic, which Terraform shows beside the resource. */
function answer(response: string, call: () => object): Buffer {
  try {
    return encodeMessage(response, call());
  } catch (error) {
    return encodeMessage(response, { diagnostics: [errorMessage(error)] });
  }
}

/** Adds one call that takes and gives whole messages; reading and writing them is the call's own work. */
function addCall(server: Server, name: string, call: (request: Buffer) => Buffer): void {
  const definition = {
    path: `/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
  const handle: handleUnaryCall<Buffer, Buffer> = ({ request }, callback) => {
    callback(null, call(request));
  };
  server.addService({ call: definition }, { call: handle });
}

function asIs(bytes: Buffer): Buffer {
  return bytes;
}

/** Named at random: process ids come again, and a killed plugin leaves its socket behind. */
function socketPath(): string {
  const folder = process.env['PLUGIN_UNIX_SOCKET_DIR'] ?? tmpdir();
  return path.join(folder, `plugin-${randomBytes(8).toString('hex')}.sock`);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
