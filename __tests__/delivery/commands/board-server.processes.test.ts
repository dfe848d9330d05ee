import { get } from 'node:http';

import { BoardServer } from '../../../delivery/commands/board-server';
import { BoardFeed } from '../../../delivery/flows/board-feed';
import { BoardSource } from '../../../delivery/flows/board-source';
import { fakeWorld, release } from '../../fakes/fake-world';
import { ledgerDraft } from '../../fakes/ledger-draft';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function served() {
  const { world, clock, environments } = fakeWorld();
  const options = { repository: 'acme/platform', path: environments, most: 30, compared: null, looksAtCode: false };
  const feed = new BoardFeed(new BoardSource(world, options), clock);
  return { world, feed, server: new BoardServer(feed) };
}

/** Asks; `until` ends an answer that goes on. */
function ask(url: string, headers: Record<string, string> = {}, until?: string): Promise<Answer> {
  return new Promise((done, fail) => {
    get(url, { headers }, (response) => {
      let text = '';
      const end = () => {
        done({ status: response.statusCode ?? 0, text, headers: response.headers });
      };
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (until === undefined || !text.includes(until)) return;
        end();
        response.destroy();
      });
      response.on('end', end);
    }).on('error', fail);
  });
}

test('the board is served on this machine under its own address alone', async () => {
  const { server } = served();
  const url = await server.listen(0);
  const page = await ask(url);
  expect(page).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
  expect(page.text).toContain('npx sluice promote dev');
  expect((await ask(url, { host: 'board.evil.example' })).status).toBe(421);
  expect((await ask(url, { host: `localhost:${new URL(url).port}` })).status).toBe(200);
  expect((await ask(`${url}etc/passwd`)).status).toBe(404);
  await server.close();
});

test('a page is told what changes while it is open, and what changed before it listened', async () => {
  const { server, feed, world } = served();
  const url = await server.listen(0);
  await feed.current();
  const behind = await ask(`${url}events?since=0`, {}, '"sections"');
  expect(behind.text).toContain('event: board');
  const listening = ask(`${url}events?since=${feed.revision}`, {}, 'applying');
  while (!server.isWatched) await new Promise((done) => setImmediate(done));
  const entry = await world.ledger.open(ledgerDraft({ environment: 'dev', release: release('one') }));
  await entry.begin('1 of 7 stacks');
  server.tell(await feed.look());
  expect((await listening).text).toContain('1 of 7 stacks');
  await server.close();
});

test('a port that is taken says which other to name', async () => {
  const [one, other] = [served().server, served().server];
  const port = Number(new URL(await one.listen(0)).port);
  await expect(other.listen(port)).rejects.toThrow(`port ${port} of 127.0.0.1 cannot be used`);
  await one.close();
});
