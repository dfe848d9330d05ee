import { mayAssume, type OpenIdProvider } from '../../../delivery/local-cloud/aws/iam/web-identity';
import { documentOf, type DocumentStatement, statementsOf } from './iam-decision';
import { tokenCases } from './github-tokens';
import { SynthesizedAws } from './synthesized-aws';

const HOST = 'token.actions.githubusercontent.com';

/** An account that takes tokens for something else, too: the roles' own trust has to tell them apart. */
const PROVIDER: OpenIdProvider = {
  arn: `arn:aws:iam::123456789012:oidc-provider/${HOST}`,
  url: `https://${HOST}`,
  clientIds: ['sts.amazonaws.com', 'https://github.com/acme-data'],
};

const roles = new SynthesizedAws()
  .ofType('aws_iam_role')
  .filter(({ stack }) => stack.endsWith('-bootstrap'))
  .map(({ attributes }) => ({
    name: String(attributes['name']),
    trust: String(attributes['assume_role_policy']).replaceAll(
      '${aws_iam_openid_connect_provider.github.arn}',
      PROVIDER.arn,
    ),
  }));

function rolesFor(claims: Readonly<Record<string, unknown>>): string[] {
  return roles
    .filter(({ trust }) => mayAssume(trust, { claims, provider: PROVIDER }).isAllowed)
    .map(({ name }) => name);
}

test('the roles are those that plan, apply and deploy data products, of every environment', () => {
  const named = (prefix: string) => ['apply', 'plan', 'product-orders-pipelines'].map((r) => `${prefix}-sluice-${r}`);
  expect(roles.map(({ name }) => name).sort()).toEqual([...named('dev'), ...named('prod'), ...named('stg')]);
});

test.each(tokenCases)('$token', ({ claims, gets = [] }) => {
  expect(rolesFor(claims).sort()).toEqual([...gets].sort());
});

test('every role is had by some token, and no two tokens of the table are alike', () => {
  const had = new Set(tokenCases.flatMap(({ gets = [] }) => gets));
  const environments = ['dev-sluice-product-orders-pipelines', 'stg-sluice-product-orders-pipelines'];
  expect([...had, ...environments].sort()).toEqual(roles.map(({ name }) => name).sort());
  expect(new Set(tokenCases.map(({ claims }) => JSON.stringify(claims))).size).toBe(tokenCases.length);
  expect(tokenCases.length).toBeGreaterThan(70);
});

describe('no condition is there for nothing: without it, a token of the table has a role that it must not have', () => {
  const examined = roles.filter(({ name }) => name.startsWith('prod-'));

  function weakened({ Condition, ...statement }: DocumentStatement, key: string): DocumentStatement {
    const { StringEquals = {} } = Condition ?? {};
    const left = Object.fromEntries(Object.entries(StringEquals).filter(([name]) => name !== key));
    return { ...statement, Condition: { StringEquals: left } };
  }

  const cases = examined.flatMap(({ name, trust }) =>
    statementsOf(trust).flatMap((statement, i) =>
      Object.keys(statement.Condition?.['StringEquals'] ?? {}).map((key) => ({
        name,
        sid: statement.Sid,
        key,
        loosened: documentOf(statementsOf(trust).map((one, at) => (at === i ? weakened(one, key) : one))),
      })),
    ),
  );

  test.each(cases)('$name, $sid: $key', ({ name, loosened }) => {
    const wrongly = tokenCases.filter(
      ({ claims, gets = [] }) => !gets.includes(name) && mayAssume(loosened, { claims, provider: PROVIDER }).isAllowed,
    );
    expect(wrongly.map(({ token }) => token)).not.toEqual([]);
  });

  test('there are as many as there are conditions', () => {
    expect(cases).toHaveLength(4 + 4 + 5 + 4);
  });
});
