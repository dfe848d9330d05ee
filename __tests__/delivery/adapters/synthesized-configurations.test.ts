import { SynthesizedConfigurations } from '../../../delivery/adapters/terraform/synthesized-configurations';
import type { AssembledStack } from '../../../delivery/model/assembly';
import { randomMac } from '../../../delivery/redaction/mac';
import { stack } from '../../fakes/fake-world';

const REMARK = { '//': { metadata: { path: 'dev-warehouse/RAW', uniqueId: 'RAW_1' } } };

const BEFORE = {
  resource: {
    snowflake_database: { RAW: { ...REMARK, name: 'DEV_RAW', lifecycle: { prevent_destroy: true } } },
    snowflake_schema: { CRM: { ...REMARK, name: 'CRM', database: '${snowflake_database.RAW.name}', comment: 'old' } },
    snowflake_database_role: { R: { name: 'CRM_R', database: '${snowflake_schema.CRM.database}' } },
    aws_db_instance: { main: { identifier: 'main', password: 'hunter2-hunter2', port: 5432 } },
  },
};

const AFTER = {
  resource: {
    ...BEFORE.resource,
    snowflake_schema: { CRM: { name: 'CRM', database: '${snowflake_database.RAW.name}', comment: 'new' } },
    aws_db_instance: { main: { identifier: 'main', password: 'another-hunter3', port: 5432 } },
    aws_s3_bucket: { lake: { bucket: 'dev-lake', arn_of: '${aws_s3_bucket.lake.arn}' } },
  },
};

const [one, two] = ['1', '2'].map((digest) => stack('dev-warehouse', { digest }));
const unseen = stack('dev-warehouse', { digest: 'broken' });

function configurations(): SynthesizedConfigurations {
  const known: Readonly<Record<string, unknown>> = { '1': BEFORE, '2': AFTER, broken: { resource: 'none' } };
  const configuration = ({ digest }: AssembledStack) => Promise.resolve(known[digest]);
  return new SynthesizedConfigurations({ configuration }, randomMac());
}

test('what differs is a change, what is the same is told as unchanged, and remarks are no difference', async () => {
  const { changes, unchanged, stack: id } = await configurations().between(one!, two!);
  expect(id).toBe('dev-warehouse');
  expect(changes.map(({ address, action }) => [address, action])).toEqual([
    ['aws_db_instance.main', 'update'],
    ['aws_s3_bucket.lake', 'create'],
    ['snowflake_schema.CRM', 'update'],
  ]);
  expect(unchanged.map(({ address }) => address)).toEqual(['snowflake_database.RAW', 'snowflake_database_role.R']);
});

test('names of other objects are filled in through as many steps as it takes; what only an apply knows stays', async () => {
  const { changes, unchanged } = await configurations().between(one!, two!);
  expect(unchanged.find(({ type }) => type === 'snowflake_database_role')?.values['database']).toBe('DEV_RAW');
  expect(changes.find(({ type }) => type === 'aws_s3_bucket')?.after?.['arn_of']).toBe('${aws_s3_bucket.lake.arn}');
});

test('a secret that the code states is hidden, and that it changed is told', async () => {
  const set = await configurations().between(one!, two!);
  expect(JSON.stringify(set)).not.toMatch(/hunter/);
  const { before, after } = set.changes.find(({ type }) => type === 'aws_db_instance')!;
  expect(before!['password']).not.toEqual(after!['password']);
});

test('a stack that is new is created, one that is gone deleted, and the same is no change at all', async () => {
  const actions = async (...sides: [AssembledStack | null, AssembledStack | null]) =>
    new Set((await configurations().between(...sides)).changes.map(({ action }) => action));
  expect(await actions(null, one!)).toEqual(new Set(['create']));
  expect(await actions(one!, null)).toEqual(new Set(['delete']));
  expect(await actions(one!, one!)).toEqual(new Set());
});

test('objects that name each other in a circle end', async () => {
  const circle = { resource: { a_b: { x: { name: '${a_b.y.name}' }, y: { name: '${a_b.x.name}' } } } };
  const real = new SynthesizedConfigurations({ configuration: () => Promise.resolve(circle) }, randomMac());
  expect((await real.between(null, one!)).changes).toHaveLength(2);
});

test('Terraform of another shape than cdktf writes is refused by the name of its stack', async () => {
  await expect(configurations().between(null, unseen)).rejects.toThrow('the Terraform of dev-warehouse');
});
