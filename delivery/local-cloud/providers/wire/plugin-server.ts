import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type {
  handleUnaryCall,
  ServerCredentials,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
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
  const service = Object.fromEntries(
    names.map((name) => [name, method(`tfplugin6.Provider/${capital(name)}`, CALLS[name])]),
  );
  const handlers = Object.fromEntries(names.map((name) => [name, handler((request) => calls[name](request as never))]));
  addService(server, service, handlers);
  const goodbye = { shutdown: method('plugin.GRPCController/Shutdown', ['Empty', 'Empty']) };
  addService(server, goodbye, { shutdown: handler(() => (setImmediate(shutdown), {})) });
  const socket = socketPath();
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, credentials, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  return socket;
}

function method(name: string, [request, response]: readonly [string, string]) {
  return {
    path: `/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message: object) => encodeMessage(request, message),
    requestDeserialize: (bytes: Buffer) => decodeMessage(request, bytes),
    responseSerialize: (message: object) => encodeMessage(response, message),
    responseDeserialize: (bytes: Buffer) => decodeMessage(response, bytes),
  };
}

/** What goes wrong in a call is a diagnostic, which Terraform shows beside the resource. */
function handler(answer: (request: unknown) => object): handleUnaryCall<object, object> {
  return ({ request }, callback) => {
    try {
      callback(null, answer(request));
    } catch (error) {
      callback(null, { diagnostics: [errorMessage(error)] });
    }
  };
}

function addService(server: Server, service: ServiceDefinition, handlers: UntypedServiceImplementation): void {
  server.addService(service, handlers);
}

/** Named at random: process ids come again, and a killed plugin leaves its socket behind. */
function socketPath(): string {
  const folder = process.env['PLUGIN_UNIX_SOCKET_DIR'] ?? tmpdir();
  return path.join(folder, `plugin-${randomBytes(8).toString('hex')}.sock`);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
