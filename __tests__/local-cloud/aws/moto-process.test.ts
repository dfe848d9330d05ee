import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startMotoProcess } from '../../../delivery/local-cloud/aws/moto-process';
import { fakePython } from './fake-python';

function start(server: string, port = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-process-'));
  const python = { interpreter: fakePython({ server }), folder };
  return { folder, started: startMotoProcess({ project: folder, python, folder, port }) };
}

test('a server that listens names its port, and ends when it is closed', async () => {
  const { started } = start(`echo '{"listening": 4566}'; cat >/dev/null`);
  const server = await started;
  expect(server.port).toBe(4566);
  await server.close();
  expect(() => process.kill(server.pid, 0)).toThrow(/ESRCH/);
});

test('closing twice is closing once', async () => {
  const server = await start(`echo '{"listening": 4566}'; cat >/dev/null`).started;
  await server.close();
  await expect(server.close()).resolves.toBeUndefined();
});

test('a port that is in use is named', async () => {
  await expect(start(`echo '{"refused": "Address already in use"}'; exit 1`, 4566).started).rejects.toMatchObject({
    fault: 'PortInUse',
    message:
      'moto cannot listen on 127.0.0.1:4566 (Address already in use); name another port, or end what uses this one',
  });
});

test('a server that breaks says where its last words are', async () => {
  const { folder, started } = start('echo "cannot import moto" >&2; exit 1');
  const log = join(folder, 'moto.log');
  await expect(started).rejects.toMatchObject({
    fault: 'ServerFailed',
    message: expect.stringContaining(log) as string,
  });
  expect(readFileSync(log, 'utf8')).toContain('cannot import moto');
});
