import { path } from '../../../environments';
import { applyRoleOf, planRoleOf, reviewKeyOf } from '../../../environments/identity/aws-role';
import { load } from '../../../environments/load';
import { sandbox } from '../../../environments/sandbox';

const environments = load(path, [sandbox('ann')]);
const [dev, staging, , guest] = environments;

test('roles and the key of reviews are told from the environment alone', () => {
  const arn = (role: string) => `arn:aws:iam::222222222222:role/${role}`;
  expect(planRoleOf(staging!, environments)).toEqual({ arn: arn('stg-sluice-plan'), region: 'eu-west-1' });
  expect(applyRoleOf(staging!, environments)).toEqual({ arn: arn('stg-sluice-apply'), region: 'eu-west-1' });
  expect(reviewKeyOf(staging!, environments)).toBe('awskms:///alias/stg-sluice-review');
});

test('a sandbox has the roles and the key of its host', () => {
  for (const told of [planRoleOf, applyRoleOf, reviewKeyOf]) {
    expect(told(guest!, environments)).toEqual(told(dev!, environments));
  }
});

test('a sandbox whose host is not there has none', () => {
  expect(() => planRoleOf(guest!, [staging!])).toThrow(/identityOf\n {2}found {4}"dev"\n {2}allowed {2}one of staging/);
});
