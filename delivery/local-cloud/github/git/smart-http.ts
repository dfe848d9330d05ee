import { spawn } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';

import type { JobTokens } from '../api/job-tokens';
import { holderOf, type Tokens } from '../api/tokens';
import { fullName, type Repository } from '../repository';

/** What git asks a server for, and what of `contents` a job's token needs for it. */
const SERVICES = { 'git-upload-pack': 'read', 'git-receive-pack': 'write' } as const;
type Service = keyof typeof SERVICES;

interface GitProps {
  readonly repository: Repository;
  readonly tokens: Tokens;
  readonly jobTokens: JobTokens;
}

/**
 * Adds git over HTTP (git documentation, "gitprotocol-http": smart service), below the repository's address: private, so
 * that also reading asks for a token, which comes as the password of basic authentication.
 */
export function addGitRoutes(app: Hono, props: GitProps): void {
  for (const suffix of ['', '.git']) {
    const at = `/${fullName(props.repository)}${suffix}`;
    app.get(`${at}/info/refs`, (c) => advertised(c, props));
    for (const service of Object.keys(SERVICES) as Service[]) {
      app.post(`${at}/${service}`, (c) => served(c, service, props));
    }
  }
}

async function advertised(c: Context, props: GitProps): Promise<Response> {
  const service = c.req.query('service') ?? '';
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return c.text('Not Found', 404);
  const refusal = refused(c, service, props);
  if (refusal !== null) return refusal;
  const line = `# service=${service}\n`;
  const head = `${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`;
  const refs = await output([service.slice('git-'.length), '--stateless-rpc', '--advertise-refs'], c, props);
  return answer(Buffer.concat([Buffer.from(head), refs]), `application/x-${service}-advertisement`);
}

async function served(c: Context, service: Service, props: GitProps): Promise<Response> {
  const refusal = refused(c, service, props);
  if (refusal !== null) return refusal;
  const result = await output([service.slice('git-'.length), '--stateless-rpc'], c, props);
  return answer(result, `application/x-${service}-result`);
}

function answer(body: Buffer, type: string): Response {
  return new Response(new Uint8Array(body), { headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' } });
}

function refused(c: Context, service: Service, { tokens, jobTokens }: GitProps): Response | null {
  const [, basic = ''] = /^basic (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const token = Buffer.from(basic, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
  const contents = jobTokens.grantOf(token)?.permissions.contents;
  const isPerson = holderOf(token, tokens) !== undefined;
  if (isPerson || contents === 'write' || contents === SERVICES[service]) return null;
  if (jobTokens.grantOf(token) !== undefined) return c.text('Write access to repository not granted.', 403);
  return c.text('Repository not found.', 401, { 'WWW-Authenticate': 'Basic realm="GitHub"' });
}

async function output(argv: readonly string[], c: Context, { repository }: GitProps): Promise<Buffer> {
  const asked = c.req.method === 'POST' ? Buffer.from(await c.req.arrayBuffer()) : Buffer.alloc(0);
  const input = c.req.header('content-encoding') === 'gzip' ? gunzipSync(asked) : asked;
  const protocol = c.req.header('git-protocol');
  const env = {
    PATH: process.env['PATH'] ?? '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...(protocol === undefined ? {} : { GIT_PROTOCOL: protocol }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...argv, repository.git.folder], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.on('error', reject).on('close', () => {
      resolve(Buffer.concat(out));
    });
    // One that ends before it has read everything has said why in its answer.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
