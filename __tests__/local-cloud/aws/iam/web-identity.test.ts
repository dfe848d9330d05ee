import { type Claims, mayAssume, type OpenIdProvider } from '../../../../delivery/local-cloud/aws/iam/web-identity';

const HOST = 'token.actions.githubusercontent.com';
const ARN = `arn:aws:iam::111111111111:oidc-provider/${HOST}`;
const GITHUB: OpenIdProvider = { arn: ARN, url: `https://${HOST}`, clientIds: ['sts.amazonaws.com'] };
const CLAIMS: Claims = {
  iss: `https://${HOST}`,
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme/platform:environment:dev',
  environment: 'dev',
  repository_id: '7',
  sha: 'abc',
};

function trusting(Condition: unknown, Federated = ARN): string {
  const statement = { Sid: 'T', Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, Condition }] });
}

function gets(claims: Claims, trust = trusting({}), provider: OpenIdProvider | null = GITHUB): boolean {
  return mayAssume(trust, { claims, provider }).isAllowed;
}

function equals(claim: string, value: string): string {
  return trusting({ StringEquals: { [`${HOST}:${claim}`]: value } });
}

test('claims are condition keys under the address of their provider', () => {
  for (const [claim, value] of Object.entries({
    aud: 'sts.amazonaws.com',
    sub: CLAIMS['sub'],
    environment: 'dev',
    repository_id: '7',
  })) {
    expect(gets(CLAIMS, equals(claim, String(value)))).toBe(true);
    expect(gets(CLAIMS, equals(claim, 'other'))).toBe(false);
  }
});

test('a claim that STS makes no key of reaches no policy', () => {
  expect(gets(CLAIMS, equals('sha', 'abc'))).toBe(false);
  const { environment: _, ...without } = CLAIMS;
  expect(gets(without, equals('environment', 'dev'))).toBe(false);
});

test('a claim that is not a text is none', () => {
  expect(gets({ ...CLAIMS, repository_id: 7 }, equals('repository_id', '7'))).toBe(false);
});

test('a token of another issuer, or where the account has no provider for it, gets nothing', () => {
  expect(gets({ ...CLAIMS, iss: 'https://evil.example' })).toBe(false);
  expect(gets({ ...CLAIMS, iss: `https://${HOST}/` })).toBe(false);
  expect(gets(CLAIMS, trusting({}), null)).toBe(false);
});

test('a token for an audience that the provider does not take gets nothing, whatever the role trusts', () => {
  expect(gets({ ...CLAIMS, aud: 'snowflakecomputing.com' })).toBe(false);
  expect(gets({ ...CLAIMS, aud: ['sts.amazonaws.com', 'other'] })).toBe(false);
  const { aud: _, ...without } = CLAIMS;
  expect(gets(without)).toBe(false);
});

test('the authorized party of a token comes before its audience', () => {
  expect(gets({ ...CLAIMS, azp: 'other' })).toBe(false);
  const trust = trusting({ StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:oaud`]: 'api' } });
  expect(gets({ ...CLAIMS, aud: 'api', azp: 'sts.amazonaws.com' }, trust)).toBe(true);
});

test('a role that trusts another provider is not had', () => {
  expect(gets(CLAIMS, trusting({}, 'arn:aws:iam::222222222222:oidc-provider/other'))).toBe(false);
});
