import { select } from '../../../environments/selection';
import { path } from '../../../environments';
import { emptyChangeSet } from '../../../delivery/model/change-set';
import { lookAt } from '../../../delivery/verify/look';
import { fakeWorld, stack } from '../../fakes/fake-world';

const [dev] = select(path, { SLUICE_LOCAL_CLOUD: '/cloud' });

test('only the states of stacks that may hold a type are read', async () => {
  const { world, terraform } = fakeWorld();
  const types: Record<string, unknown> = {
    'dev-lake': { resource: { aws_s3_bucket: {} } },
    'dev-warehouse': { resource: { snowflake_warehouse: {} } },
    'dev-other': { terraform: {} },
  };
  world.synthesizer.configuration = ({ id }) => Promise.resolve(types[id]);
  const read: string[] = [];
  const state = terraform.state.bind(terraform);
  terraform.state = (one) => {
    read.push(one.id);
    return state(one);
  };
  const assembly = { environments: [dev!], stacks: Object.keys(types).map((id) => stack(id)) };
  const look = lookAt({ assembly, environment: dev!, stacks: [], folder: '/' }, world);
  await look.states('snowflake_');
  expect(read.sort()).toEqual(['dev-other', 'dev-warehouse']);
  await look.states('snowflake_');
  expect(read).toHaveLength(2);
});

test('a plan that was empty a moment ago is not made again', async () => {
  const { world, terraform } = fakeWorld();
  const [lake, warehouse] = [stack('dev-lake'), stack('dev-warehouse')];
  const assembly = { environments: [dev!], stacks: [lake, warehouse] };
  const empty = [emptyChangeSet('dev-lake', '1.11.4')];
  const look = lookAt({ assembly, environment: dev!, stacks: [], folder: '/', empty }, world);
  expect(await look.plan(lake)).toBe(empty[0]);
  await look.plan(warehouse);
  expect(terraform.calls).toEqual(['plan dev-warehouse']);
});
