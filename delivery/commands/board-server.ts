import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { BoardFeed, BoardUpdate } from '../flows/board-feed';
import { DeliveryError } from '../model/delivery-error';
import { boardPage } from '../report/board-page';

const HOST = '127.0.0.1';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Serves a board to the people at this machine, and tells their pages what changes. */
export class BoardServer {
  private readonly watching = new Set<ServerResponse>();
  private readonly server: Server;

  constructor(private readonly feed: BoardFeed) {
    this.server = createServer((request, response) => {
      void this.answer(request, response);
    });
  }

  /** Whether anybody looks: where nobody does, GitHub need not be asked. */
  get isWatched(): boolean {
    return this.watching.size > 0;
  }

  /**
   * Listens on 127.0.0.1 alone. Returns its address.
   * @param port 0 for any that is free.
   * @throws DeliveryError `Usage` where the port is taken.
   */
  listen(port: number): Promise<string> {
    return new Promise((done, fail) => {
      this.server.once('error', (cause) => {
        const sentence = `port ${port} of ${HOST} cannot be used (${cause.message}); name another with --port`;
        fail(new DeliveryError('Usage', sentence, { cause }));
      });
      this.server.listen(port, HOST, () => {
        done(`http://${HOST}:${this.port}/`);
      });
    });
  }

  /** Sends every page what changed. */
  tell(update: BoardUpdate): void {
    for (const response of this.watching) send(response, update);
  }

  /** Ends at once: pages say that nobody answers. */
  async close(): Promise<void> {
    const closed = new Promise<void>((done) => {
      this.server.close(() => {
        done();
      });
    });
    for (const response of this.watching) response.end();
    this.server.closeAllConnections();
    await closed;
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of somebody else can name this address by a name of its own, and would read what it is answered.
    const isOurs = [`${HOST}:${this.port}`, `localhost:${this.port}`].includes(request.headers.host ?? '');
    if (!isOurs) {
      refuse(response, 421, `this board is at http://${HOST}:${this.port}/ and nowhere else`);
      return;
    }
    if (request.method !== 'GET') {
      refuse(response, 405, 'a board can only be read');
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${HOST}`);
    if (pathname === '/') return this.page(response);
    if (pathname === '/events') {
      this.watch(response, searchParams.get('since'));
      return;
    }
    refuse(response, 404, 'there is nothing but the board, at /');
  }

  private async page(response: ServerResponse): Promise<void> {
    try {
      if (!this.isWatched) await this.feed.look();
      const page = boardPage(await this.feed.current(), { events: `/events?since=${this.feed.revision}` });
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(page);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      refuse(response, 502, `${error.code}: ${error.message}`);
    }
  }

  private watch(response: ServerResponse, since: string | null): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
    response.write('retry: 2000\n\n');
    if (since !== String(this.feed.revision)) send(response, this.feed.all());
    this.watching.add(response);
    response.on('close', () => this.watching.delete(response));
  }
}

function send(response: ServerResponse, update: BoardUpdate): void {
  response.write(`event: board\ndata: ${JSON.stringify(update)}\n\n`);
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
