import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import type { Assembly } from '../../../delivery/model/assembly';
import { chunked } from '../../../delivery/model/chunked';
import { fanOut } from '../../../delivery/plan/fan-out';
import { digest, stack } from '../../fakes/fake-world';

const environments = select(path, {});
const named = (...names: string[]) => environments.filter(({ name }) => names.includes(name));
const base: Assembly = {
  environments,
  stacks: [stack('dev-lake'), stack('dev-airflow', { dependencies: ['dev-lake'] }), stack('prod-lake')],
};
const changed = (id: string) => stack(id, { digest: digest(`${id} 2`) });
const head: Assembly = { ...base, stacks: [changed('dev-lake'), ...base.stacks.slice(1)] };

test('what differs and what depends on it is planned, as the role that the base knows', () => {
  const { jobs, aside } = fanOut({ base, head, refused: new Map() });
  const role = { environment: 'dev', role: 'arn:aws:iam::111111111111:role/dev-sluice-plan', region: 'eu-west-1' };
  expect(jobs).toEqual([
    { stack: 'dev-lake', ...role },
    { stack: 'dev-airflow', ...role },
  ]);
  expect(aside).toEqual([]);
});

test('a change cannot name the role or the region that it is planned with', () => {
  const theirs = environments.map((one) => ({ ...one, aws: { accountId: '999999999999', region: 'us-east-1' } }));
  const { jobs } = fanOut({ base, head: { ...head, environments: theirs }, refused: new Map() });
  expect(jobs.map(({ role, region }) => [role, region])).toEqual([
    ['arn:aws:iam::111111111111:role/dev-sluice-plan', 'eu-west-1'],
    ['arn:aws:iam::111111111111:role/dev-sluice-plan', 'eu-west-1'],
  ]);
});

test('what policies refuse, and what belongs to an environment that is new, gets no job and is told', () => {
  const refused = new Map([['dev-lake', [{ rule: 'policy', sentence: 'it runs programs' }]]]);
  const before = { ...base, environments: named('dev') };
  const after = { ...head, stacks: [...head.stacks, stack('staging-lake')] };
  const { jobs, aside, environments: signed } = fanOut({ base: before, head: after, refused });
  expect(jobs.map((job) => job.stack)).toEqual(['dev-airflow']);
  expect(aside).toMatchObject([
    { kind: 'refused', stack: { id: 'dev-lake' }, refusals: [{ sentence: 'it runs programs' }] },
    { kind: 'failed', stack: { id: 'staging-lake' }, because: expect.stringContaining('not in the base') as string },
  ]);
  expect(signed).toEqual(['dev']);
});

test('every environment that stays is signed for, whether or not anything of it is planned', () => {
  const fewer = { ...head, environments: named('dev', 'prod') };
  expect(fanOut({ base, head: fewer, refused: new Map() }).environments).toEqual(['dev', 'prod']);
});

test('lists for matrices hold at most 256, in order, and none is empty', () => {
  const items = Array.from({ length: 600 }, (_, at) => at);
  expect(chunked(items).map(({ length }) => length)).toEqual([256, 256, 88]);
  expect(chunked(items).flat()).toEqual(items);
  expect(chunked([])).toEqual([]);
});

test('what administrators apply gets no job and is told, unless policies refuse it', () => {
  const repository = { ...changed('dev-repository'), administered: true } as const;
  const after = { ...head, stacks: [...head.stacks, repository] };
  const fan = fanOut({ base, head: after, refused: new Map() });
  expect(fan.jobs.map((job) => job.stack)).toEqual(['dev-lake', 'dev-airflow']);
  expect(fan.administered).toEqual(['dev-repository']);
  const refused = new Map([['dev-repository', [{ rule: 'policy', sentence: 'it runs programs' }]]]);
  expect(fanOut({ base, head: after, refused })).toMatchObject({
    aside: [{ kind: 'refused', stack: { id: 'dev-repository' } }],
    administered: [],
  });
});
