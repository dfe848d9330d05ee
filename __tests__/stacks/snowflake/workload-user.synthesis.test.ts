import { App } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { WarehouseStack } from '../../../stacks/warehouse-stack';
import { attributesOf, environmentNamed, synthesized } from './synthesized';

const dev = environmentNamed('dev');
const LOADER = dev.serviceUsers['LOADER']!;
const withUser = (user: Partial<Environment['serviceUsers'][string]>, github = dev.github) =>
  new WarehouseStack(new App(), { ...dev, github, serviceUsers: { LOADER: { ...LOADER, ...user } } });
const statements = (stack: WarehouseStack) =>
  attributesOf(stack, 'snowflake_execute').map(({ execute, revert }) => ({ execute, revert }));

test('a service user runs as one role, in one warehouse, with no way in but its workload', () => {
  const stack = withUser({});
  expect(attributesOf(stack, 'snowflake_service_user')).toEqual([
    {
      name: 'DEV_LOADER',
      login_name: 'DEV_LOADER',
      comment: 'Airflow loads',
      disabled: 'false',
      default_role: 'DEV_LOADER',
      default_warehouse: 'DEV_LOADING',
      default_secondary_roles_option: 'NONE',
      statement_timeout_in_seconds: 3600,
    },
  ]);
  expect(attributesOf(stack, 'snowflake_grant_account_role')).toContainEqual({
    role_name: 'DEV_LOADER',
    user_name: 'DEV_LOADER',
  });
});

test('Airflow signs in as its AWS role', () => {
  expect(statements(withUser({}))).toEqual([
    {
      execute: `ALTER USER "DEV_LOADER" SET WORKLOAD_IDENTITY = (TYPE = AWS ARN = 'arn:aws:iam::111111111111:role/dev-airflow-execution')`,
      revert: 'ALTER USER IF EXISTS "DEV_LOADER" UNSET WORKLOAD_IDENTITY',
    },
  ]);
});

test('another AWS workload signs in as the role of its name', () => {
  const [statement] = statements(withUser({ identity: { kind: 'aws-role', roleName: 'glue-jobs' } }));
  expect(statement?.execute).toContain("ARN = 'arn:aws:iam::111111111111:role/dev-glue-jobs'");
});

test('a job of a data product in the GitHub environment signs in by its exact subject', () => {
  expect(
    statements(withUser({ identity: { kind: 'github-environment', product: 'orders-pipelines' } }))[0]?.execute,
  ).toBe(
    `ALTER USER "DEV_LOADER" SET WORKLOAD_IDENTITY = (TYPE = OIDC ` +
      `ISSUER = 'https://token.actions.githubusercontent.com' ` +
      `SUBJECT = 'repo:acme-data@9120441/orders-pipelines@803517226:environment:dev')`,
  );
});

test("a data product's pull request signs in by the subject of pull requests", () => {
  const [statement] = statements(withUser({ identity: { kind: 'github-pull-request', product: 'orders-pipelines' } }));
  expect(statement?.execute).toContain("SUBJECT = 'repo:acme-data@9120441/orders-pipelines@803517226:pull_request'");
});

test('in the days of a migration the older subject is a named identity beside the own one', () => {
  const dataProducts = dev.github.dataProducts.map((one) => ({ ...one, subjectFormat: 'both' as const }));
  const github = { ...dev.github, dataProducts };
  const both = statements(withUser({ identity: { kind: 'github-environment', product: 'orders-pipelines' } }, github));
  const own = both.find(({ execute }) => String(execute).includes(' SET '));
  const former = both.find(({ execute }) => String(execute).includes(' ADD '));
  expect(own?.execute).toContain('SET WORKLOAD_IDENTITY = (TYPE = OIDC');
  expect(own?.execute).toContain("@803517226:environment:dev')");
  expect(former?.execute).toMatch(
    /^ALTER USER "DEV_LOADER" ADD WORKLOAD IDENTITY "SUBJECT_[0-9A-F]{8}" TYPE = OIDC ISSUER = '[^']+' SUBJECT = 'repo:acme-data\/orders-pipelines:environment:dev'$/,
  );
  expect(former?.revert).toMatch(/^ALTER USER IF EXISTS "DEV_LOADER" REMOVE WORKLOAD IDENTITY "SUBJECT_[0-9A-F]{8}"$/);
});

test('an identity is bound again when its user is made anew, and what it says is readable in the plan of that', () => {
  const stack = withUser({});
  const { resource } = JSON.parse(synthesized(stack)) as {
    resource: { terraform_data: Record<string, { triggers_replace: unknown }> };
  };
  const [[id, values] = []] = Object.entries(resource.terraform_data);
  expect(values?.triggers_replace).toEqual({
    user: expect.stringMatching(
      /^\$\{snowflake_service_user\.user-LOADER_[0-9A-F]{8}\.fully_qualified_name\}$/,
    ) as string,
  });
  const [execute] = attributesOf(stack, 'snowflake_execute');
  expect(execute?.['lifecycle']).toEqual({ replace_triggered_by: [`terraform_data.${id}`] });
});

test('a user with fixed addresses has a policy of its own, dropped only after the user has let go of it', () => {
  const stack = withUser({ allowedIps: ['203.0.113.0/24'] });
  expect(attributesOf(stack, 'snowflake_network_policy')).toEqual([
    {
      name: 'DEV_LOADER_LOGIN',
      comment: 'Where DEV_LOADER may sign in from',
      allowed_ip_list: ['203.0.113.0/24'],
      lifecycle: { create_before_destroy: true },
    },
  ]);
  expect(attributesOf(stack, 'snowflake_service_user')[0]?.['network_policy']).toBe('DEV_LOADER_LOGIN');
});
