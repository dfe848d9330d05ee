import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ObjectStore } from '../../../delivery/local-cloud/store/object-store';
import { isRunning, processIdentity } from '../../../delivery/local-cloud/store/process-identity';
import { Sessions } from '../../../delivery/local-cloud/store/sessions';
import { lockRecord, terraformRun } from '../../../delivery/local-cloud/store/terraform-run';

const DATABASE = { type: 'snowflake_database', realm: 'ACME-DEV', id: 'DEV_RAW', attributes: { name: 'DEV_RAW' } };

/** A Terraform that has ended: its id may be anybody's by now. */
const ENDED = { pid: process.pid, started: 'long ago' };

interface Ending {
  readonly saysGoodbye: boolean;
  readonly unlocks: boolean;
}

/** A state, and a run on it that has created a database and come to its end. */
function after({ saysGoodbye, unlocks }: Ending, terraform = ENDED) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sessions-'));
  const state = path.join(folder, 'dev.tfstate');
  const store = new ObjectStore(path.join(folder, 'store'));
  writeFileSync(lockRecord(state), '{}');
  const run = new Sessions(path.join(folder, 'sessions'), { terraform, state });
  store.create({ ...DATABASE, madeBy: { session: run.current(), plan: '' } });
  if (saysGoodbye) run.close(store);
  if (unlocks) rmSync(lockRecord(state));
  writeFileSync(lockRecord(state), '{}');
  const next = (of = state) => new Sessions(path.join(folder, 'sessions'), { terraform: ENDED, state: of });
  return { folder, store, next };
}

test.each([
  ['was killed', { saysGoodbye: false, unlocks: false }, 1],
  ['lived on after its provider was killed', { saysGoodbye: false, unlocks: true }, 1],
  ['was killed after its provider had ended', { saysGoodbye: true, unlocks: false }, 1],
  ['came to its end', { saysGoodbye: true, unlocks: true }, 0],
])('of a Terraform that %s, what is left is told', (_how, ending, left) => {
  const { store, next } = after(ending);
  expect(next().leftBy(store, DATABASE.type)).toHaveLength(left);
});

test('the judgement stands when Terraform has let go of the lock for which it was made', () => {
  const { folder, store, next } = after({ saysGoodbye: true, unlocks: false });
  expect(next().leftBy(store, DATABASE.type)).toHaveLength(1);
  rmSync(lockRecord(path.join(folder, 'dev.tfstate')));
  expect(next().leftBy(store, DATABASE.type)).toHaveLength(1);
});

test('what a run on another state has left is not this one’s, but is told as left', () => {
  const { store, next } = after({ saysGoodbye: false, unlocks: false });
  const other = next('/elsewhere.tfstate');
  const [object] = store.list(DATABASE.type);
  expect(other.leftBy(store, DATABASE.type)).toEqual([]);
  expect(other.isLeftover(object!.madeBy!.session)).toBe(true);
});

test('a Terraform that still runs has left nothing', () => {
  const { store, next } = after({ saysGoodbye: false, unlocks: false }, processIdentity(process.pid));
  expect(next().leftBy(store, DATABASE.type)).toEqual([]);
});

test('a session that came to its end, and one that no object is left of, are forgotten', () => {
  const ended = after({ saysGoodbye: true, unlocks: true });
  ended.next();
  expect(readdirSync(path.join(ended.folder, 'sessions'))).toEqual([]);
  const killed = after({ saysGoodbye: false, unlocks: false });
  killed.store.delete(DATABASE);
  killed.next().close(killed.store);
  expect(readdirSync(path.join(killed.folder, 'sessions'))).toEqual([]);
});

test('a process is told from a later one of its id, and one that nobody has buried yet is dead', async () => {
  const identity = processIdentity(process.pid)!;
  expect([isRunning(identity), isRunning({ ...identity, started: 'earlier' })]).toEqual([true, false]);
  expect(processIdentity(spawnSync('true').pid)).toBeUndefined();
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 5']);
  const zombie = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (line: Buffer) => {
      setTimeout(() => {
        resolve(Number(line.toString('utf8')));
      }, 100);
    });
  });
  expect(processIdentity(zombie)).toBeUndefined();
  parent.kill('SIGKILL');
});

test('a state is found by the backend that Terraform has recorded, and by its workspace', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  const state = () => path.relative(folder, terraformRun(process.pid, folder).state);
  expect(state()).toBe('terraform.tfstate');
  mkdirSync(path.join(folder, '.terraform'));
  const record = (config: object) => {
    writeFileSync(path.join(folder, '.terraform', 'terraform.tfstate'), JSON.stringify({ backend: { config } }));
  };
  record({ path: 'states/dev.tfstate', workspace_dir: null });
  expect(state()).toBe('states/dev.tfstate');
  writeFileSync(path.join(folder, '.terraform', 'environment'), 'blue');
  expect(state()).toBe('terraform.tfstate.d/blue/terraform.tfstate');
  expect(lockRecord('/states/dev.tfstate')).toBe('/states/.dev.tfstate.lock.info');
});
