import { DeliveryError } from '../../../delivery/model/delivery-error';
import { UpstreamFailed, inDependencyOrder, upstreamFirst } from '../../../delivery/model/dependency-order';
import { stack } from '../../fakes/fake-world';

const network = stack('dev-network');
const lake = stack('dev-lake');
const airflow = stack('dev-airflow', { dependencies: ['dev-network', 'dev-lake'] });

test('a stack comes after what it depends on, however the list is written', () => {
  expect(upstreamFirst([airflow, lake, network]).map(({ id }) => id)).toEqual([
    'dev-network',
    'dev-lake',
    'dev-airflow',
  ]);
});

test('stacks that depend on each other are refused, with the circle', () => {
  const circle = [stack('dev-a', { dependencies: ['dev-b'] }), stack('dev-b', { dependencies: ['dev-a'] })];
  expect(() => upstreamFirst(circle)).toThrow('dev-a -> dev-b -> dev-a');
});

test('work starts on a stack only when its upstream is done', async () => {
  const finished: string[] = [];
  await inDependencyOrder([airflow, lake, network], 8, async ({ id }) => {
    if (id === 'dev-airflow') expect(finished.sort()).toEqual(['dev-lake', 'dev-network']);
    await new Promise((done) => setTimeout(done, id === 'dev-lake' ? 20 : 1));
    finished.push(id);
  });
  expect(finished).toHaveLength(3);
});

test('no more stacks than allowed are worked on at once', async () => {
  let running = 0;
  let most = 0;
  const stacks = Array.from({ length: 12 }, (_, i) => stack(`dev-${i}`));
  await inDependencyOrder(stacks, 3, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 2));
    running -= 1;
  });
  expect(most).toBe(3);
});

test('a failure stops what depends on it and nothing else', async () => {
  const settled = await inDependencyOrder([network, lake, airflow], 2, ({ id }) =>
    id === 'dev-network' ? Promise.reject(new Error('no quota')) : Promise.resolve(id),
  );
  expect(settled.map(({ done }) => done)).toEqual([false, true, false]);
  expect(settled[2]).toMatchObject({ error: new UpstreamFailed('dev-network') });
});

test('an interruption is thrown as what it is, once the other work has stopped', async () => {
  const finished: string[] = [];
  const running = inDependencyOrder([network, lake], 2, async ({ id }) => {
    if (id === 'dev-network') throw new DeliveryError('Interrupted', 'stopped while terraform was running');
    await new Promise((done) => setTimeout(done, 20));
    finished.push(id);
  });
  await expect(running).rejects.toMatchObject({ code: 'Interrupted' });
  expect(finished).toEqual(['dev-lake']);
});
