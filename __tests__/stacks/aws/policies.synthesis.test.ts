import { type DocumentStatement, statementsOf, texts } from './iam-decision';
import { SynthesizedAws } from './synthesized-aws';

const aws = new SynthesizedAws();

interface Placed {
  readonly at: string;
  readonly type: string;
  readonly statement: DocumentStatement;
}

const documents = aws.resources.flatMap(({ stack, type, id, attributes }) =>
  ['policy', 'assume_role_policy']
    .filter((key) => typeof attributes[key] === 'string')
    .map((key) => ({ at: `${stack}/${type}.${id}.${key}`, type, text: String(attributes[key]), key })),
);
const statements: readonly Placed[] = documents.flatMap(({ at, type, text }) =>
  statementsOf(text).map((statement) => ({ at: `${at} ${statement.Sid}`, type, statement })),
);
const granted = statements.filter(({ statement }) => statement.Effect === 'Allow');

/** Actions that AWS lets nobody limit to a resource (AWS Service Authorization Reference). */
const WITHOUT_RESOURCES = new Set([
  'cloudwatch:PutMetricData',
  'ec2:Describe*',
  'glue:CreateSecurityConfiguration',
  'glue:DeleteSecurityConfiguration',
  'glue:GetSecurityConfiguration',
  'kms:CreateKey',
  'kms:ListAliases',
  's3:GetAccountPublicAccessBlock',
  'ssm:DescribeParameters',
  'states:ValidateStateMachineDefinition',
]);

test('there are policies of every kind to look at', () => {
  const kinds = new Set(documents.map(({ type, key }) => `${type}.${key}`));
  expect([...kinds].sort()).toEqual([
    'aws_iam_policy.policy',
    'aws_iam_role.assume_role_policy',
    'aws_iam_role_policy.policy',
    'aws_kms_key.policy',
    'aws_s3_bucket_policy.policy',
  ]);
});

test('no policy grants every action, or every action of a service', () => {
  const broad = granted.filter(({ statement }) =>
    texts(statement.Action).some((action) => /^(\*|[a-z0-9-]+:\*)$/.test(action)),
  );
  expect(broad.map(({ at }) => at)).toEqual([]);
});

test('no policy grants by exclusion, or to everyone', () => {
  const loose = granted.filter(
    ({ statement }) => 'NotAction' in statement || 'NotResource' in statement || statement.Principal === '*',
  );
  expect(loose.map(({ at }) => at)).toEqual([]);
});

test('what is granted on every resource is a short list of actions that know no resource', () => {
  // A key's own policy says "*" for the key, and a boundary grants nothing by itself.
  const identity = granted.filter(
    ({ type, at }) => type === 'aws_iam_role_policy' || (type === 'aws_iam_policy' && !at.includes('oundary')),
  );
  const anywhere = identity.filter(({ statement }) => texts(statement.Resource).includes('*'));
  const actions = new Set(anywhere.flatMap(({ statement }) => texts(statement.Action)));
  expect([...actions].filter((action) => !WITHOUT_RESOURCES.has(action))).toEqual([]);
  expect([...WITHOUT_RESOURCES].filter((action) => !actions.has(action))).toEqual([]);
});

test('statements have names of their own, of letters and digits', () => {
  for (const { at, text } of documents) {
    const sids = statementsOf(text).map(({ Sid }) => Sid);
    expect({ at, repeated: sids.filter((sid, i) => sids.indexOf(sid) !== i) }).toEqual({ at, repeated: [] });
    expect(sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true);
  }
});

test('policies fit into what IAM takes', () => {
  const limits: Readonly<Record<string, number>> = {
    'aws_iam_policy.policy': 6144,
    'aws_iam_role.assume_role_policy': 2048,
    'aws_iam_role_policy.policy': 10_240,
  };
  const long = documents.filter(({ type, key, text }) => text.length > (limits[`${type}.${key}`] ?? 20_480));
  expect(long.map(({ at, text }) => `${at}: ${text.length}`)).toEqual([]);
});

test('policy documents are compact, so that none differs from itself at the next plan', () => {
  expect(documents.filter(({ text }) => JSON.stringify(JSON.parse(text)) !== text).map(({ at }) => at)).toEqual([]);
});

test('services take roles on behalf of this account and one kind of resource only', () => {
  const trusts = granted.filter(
    ({ type, statement }) => type === 'aws_iam_role' && texts(statement.Action).includes('sts:AssumeRole'),
  );
  expect(trusts.length).toBeGreaterThan(0);
  for (const { statement } of trusts) {
    expect(statement.Condition).toMatchObject({
      StringEquals: { 'aws:SourceAccount': expect.stringMatching(/^\d{12}$/) as string },
      ArnLike: { 'aws:SourceArn': expect.stringMatching(/^arn:aws:[a-z0-9]+:eu-west-1:\d{12}:[a-z-]+\//) as string },
    });
  }
});
