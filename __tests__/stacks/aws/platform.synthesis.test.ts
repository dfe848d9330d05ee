import { Testing } from 'cdktf';

import { platform } from '../../../stacks/platform';
import { environmentNamed } from '../snowflake/synthesized';
import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();
const AWS_STACKS = ['airflow', 'bootstrap', 'lake', 'network'];

function awsStacksOf(environment: string): string[] {
  return aws.stacks
    .map(({ node }) => node.id)
    .filter((id) => AWS_STACKS.some((stack) => id === `${environment}-${stack}`))
    .sort();
}

test.each(['dev', 'staging', 'prod'])('%s has all AWS stacks', (environment) => {
  expect(awsStacksOf(environment)).toEqual(AWS_STACKS.map((stack) => `${environment}-${stack}`));
});

test.each(['sbx-ann', 'pr-12'])('%s has a lake and borrows the rest', (environment) => {
  expect(awsStacksOf(environment)).toEqual([`${environment}-lake`]);
});

test('Airflow follows network and lake; everything else on AWS can be deployed alone', () => {
  const upstreams = (id: string) => aws.stacks.find(({ node }) => node.id === id)!.dependencies.map((d) => d.node.id);
  expect(upstreams('prod-airflow')).toEqual(['prod-network', 'prod-lake']);
  for (const stack of ['bootstrap', 'lake', 'network']) expect(upstreams(`prod-${stack}`)).toEqual([]);
});

test.each(['network', 'lake'] as const)('Airflow without a %s is refused, with what to mend', (part) => {
  const dev = environmentNamed('dev');
  expect(() => {
    platform(Testing.app(), { ...dev, [part]: null });
  }).toThrow(`dev-airflow builds on the environment's ${part}, but ${part} is null in dev`);
});

test('no state address holds the name of its environment', () => {
  const named = aws.resources.filter(({ id }) => /(^|[-_])(dev|staging|stg|prod|sbx|pr-\d+)([-_]|$)/.test(id));
  expect(named).toEqual([]);
});

test('every environment refuses credentials of another account', () => {
  for (const stack of aws.stacks.filter(({ node }) => AWS_STACKS.some((name) => node.id.endsWith(`-${name}`)))) {
    const { provider } = stack.toTerraform() as { provider: { aws: { allowed_account_ids: string[] }[] } };
    const environment = aws.environments.find(({ name }) => stack.node.id.startsWith(`${name}-`))!;
    expect(provider.aws.map(({ allowed_account_ids }) => allowed_account_ids)).toEqual([[environment.aws.accountId]]);
  }
});
