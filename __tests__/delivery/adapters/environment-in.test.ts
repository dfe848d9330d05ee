import { environmentIn } from '../../../delivery/adapters/terraform/environment-in';

const VARIABLES = { PATH: '/bin', SNOWFLAKE_ROLE: 'DEPLOYER_DEV', SLUICE_ACCOUNT_ROLE: 'ACCOUNTADMIN' };

test('the account stack alone has the role of account administrators', () => {
  expect(environmentIn('dev-account', VARIABLES)).toEqual({ PATH: '/bin', SNOWFLAKE_ROLE: 'ACCOUNTADMIN' });
  expect(environmentIn('dev-warehouse', VARIABLES)).toEqual({ PATH: '/bin', SNOWFLAKE_ROLE: 'DEPLOYER_DEV' });
});

test('where there is none, as in a plan, every stack has the role that it has', () => {
  for (const SLUICE_ACCOUNT_ROLE of [undefined, '']) {
    const { PATH, SNOWFLAKE_ROLE } = VARIABLES;
    expect(environmentIn('dev-account', { PATH, SNOWFLAKE_ROLE, SLUICE_ACCOUNT_ROLE })).toEqual({
      PATH,
      SNOWFLAKE_ROLE,
    });
  }
});
