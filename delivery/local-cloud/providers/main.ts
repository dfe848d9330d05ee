import { readFileSync } from 'node:fs';

import { ServerCredentials } from '@grpc/grpc-js';

import { ObjectStore } from '../store/object-store';
import { Sessions } from '../store/sessions';
import { terraformRun } from '../store/terraform-run';
import type { CloudSettings } from './cloud-folder';
import { cloudFolder } from './cloud-folder';
import { loadKnowledge } from './facts/load-knowledge';
import { ProviderService } from './operations/provider-service';
import { bindingPackage, PROVIDER_NAMES } from './schema/binding-package';
import { SchemaCache } from './schema/schema-cache';
import { servedTypes } from './schema/served-types';
import { TypeCatalog } from './type-catalog';
import { handshakeCertificate, serverIdentity } from './wire/certificate';
import { servePlugin } from './wire/plugin-server';

/** What go-plugin sets for the programs that it starts (hashicorp/terraform, internal/plugin/serve.go). */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const ORPHAN_CHECK_MS = 500;

async function provider(name: string, root: string): Promise<ProviderService> {
  const found = PROVIDER_NAMES.find((one) => one === name);
  if (found === undefined) throw new Error(`no simulated provider "${name}"; there are ${PROVIDER_NAMES.join(', ')}`);
  const folder = cloudFolder(root);
  const { bindings } = JSON.parse(readFileSync(folder.settings, 'utf8')) as CloudSettings;
  const store = new ObjectStore(folder.store);
  const schemas = new SchemaCache(folder.cache, bindingPackage(bindings, found));
  const catalog = new TypeCatalog(schemas, await loadKnowledge(found));
  const served = servedTypes(found, { workingFolder: process.cwd(), stored: store.types() });
  const sessions = new Sessions(folder.sessions, terraformRun(process.ppid, process.cwd()));
  return new ProviderService({ provider: found, catalog, store, sessions, served });
}

/** Terraform sends its certificate when it wants the connection encrypted. */
async function credentials(root: string): Promise<{ credentials: ServerCredentials; certificate: string }> {
  const client = process.env['PLUGIN_CLIENT_CERT'];
  if (client === undefined || client === '')
    return { credentials: ServerCredentials.createInsecure(), certificate: '' };
  const identity = await serverIdentity(cloudFolder(root).cache, new Date());
  const pair = { private_key: Buffer.from(identity.key), cert_chain: Buffer.from(identity.certificate) };
  const secure = ServerCredentials.createSsl(Buffer.from(client), [pair], true);
  return { credentials: secure, certificate: handshakeCertificate(identity) };
}

/** Exits once the process that started the plugin is gone, however it went. */
function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, ORPHAN_CHECK_MS).unref();
}

async function main([name = '', root = '']: readonly string[]): Promise<void> {
  if (process.env['TF_PLUGIN_MAGIC_COOKIE'] !== MAGIC_COOKIE) {
    throw new Error('this program is a Terraform provider: Terraform starts it, people do not');
  }
  // Ctrl-C reaches every process of the group; Terraform tells its providers itself when to stop.
  process.on('SIGINT', () => undefined);
  exitWithParent();
  const secured = await credentials(root);
  const service = await provider(name, root);
  const socket = await servePlugin(callsOf(service), secured.credentials, () => {
    service.shutdown();
    process.exit(0);
  });
  process.stdout.write(`1|6|unix|${socket}|grpc|${secured.certificate}\n`);
}

function callsOf(service: ProviderService): Parameters<typeof servePlugin>[0] {
  return service;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
