import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { TerraformCli } from '../../delivery/adapters/terraform/terraform-cli';
import { stack } from '../fakes/fake-world';
import { until } from '../processes';

/** A stack whose apply lasts until a file is there, and Terraforms that wait a second for its lock. */
function slowStack() {
  const folder = mkdtempSync(join(tmpdir(), 'state-lock-'));
  const [cwd, go] = [join(folder, 'dev-lake'), join(folder, 'go')];
  mkdirSync(cwd);
  const wait = { 'local-exec': { command: `while [ ! -e ${go} ]; do sleep 0.1; done` } };
  const config = {
    terraform: { backend: { local: { path: join(folder, 'dev-lake.tfstate') } } },
    resource: { terraform_data: { slow: { provisioner: [wait] } } },
  };
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(config));
  const environment = { PATH: process.env['PATH'], HOME: folder, CHECKPOINT_DISABLE: '1' };
  const terraform = () => new TerraformCli({ binary: 'terraform', environment, lockTimeoutSeconds: 1 });
  const finish = () => {
    writeFileSync(go, '');
  };
  const lock = join(folder, '.dev-lake.tfstate.lock.info');
  return { terraform, lake: stack('dev-lake', { folder: cwd }), lock, finish };
}

test('a state that another Terraform applies to is locked, and says by whom; nothing is waited for without end', async () => {
  const { terraform, lake, lock, finish } = slowStack();
  const [one, other] = [terraform(), terraform()];
  const applying = one.apply(lake, await one.plan(lake));
  await until('the state is locked', () => existsSync(lock));
  await expect(other.plan(lake)).rejects.toMatchObject({
    code: 'StateLocked',
    message: expect.stringMatching(/dev-lake is locked by \S+ \(apply, since .*force-unlock [0-9a-f-]{36}/) as string,
  });
  finish();
  await applying;
  expect((await other.plan(lake)).changeSet.changes).toEqual([]);
});

test('an apply whose lock is lost on the way ends well, with its state whole', async () => {
  const { terraform, lake, lock, finish } = slowStack();
  const one = terraform();
  const applying = one.apply(lake, await one.plan(lake));
  await until('the state is locked', () => existsSync(lock));
  rmSync(lock);
  finish();
  await applying;
  expect((await terraform().plan(lake)).changeSet.changes).toEqual([]);
  expect(await one.state(lake)).toMatchObject([{ address: 'terraform_data.slow' }]);
});
