import { credentialsIn } from '../../../delivery/adapters/aws/credentials-in';
import { kmsKeyIn, namesKmsKey } from '../../../delivery/adapters/aws/kms-key';

test('a name of a key of KMS is told from a key', () => {
  expect(namesKmsKey(' awskms:///alias/a ')).toBe(true);
  for (const key of ['', '5'.repeat(64), 'AWSKMS:///alias/a']) expect(namesKmsKey(key)).toBe(false);
});

test('an alias is looked for in the region of the job, an ARN in its own', () => {
  const variables = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' };
  expect(kmsKeyIn('awskms:///alias/dev-sluice-review', variables)).toEqual({
    id: 'alias/dev-sluice-review',
    region: 'eu-west-1',
  });
  expect(kmsKeyIn('awskms:///alias/a', { AWS_DEFAULT_REGION: 'us-east-1' }).region).toBe('us-east-1');
  const arn = 'arn:aws:kms:eu-central-1:111111111111:alias/dev-sluice-review';
  expect(kmsKeyIn(`awskms:///${arn}`, variables)).toEqual({ id: arn, region: 'eu-central-1' });
});

test.each([
  'awskms://alias/a',
  'awskms://evil.example/alias/a',
  'awskms:///',
  'awskms:///alias/',
  'awskms:///a b',
  'awskms:///arn:aws:s3:::a',
])('%s is no key', (text) => {
  expect(() => kmsKeyIn(text, { AWS_REGION: 'eu-west-1' })).toThrow('write awskms:///alias/NAME');
});

test('without a region or credentials it is said what to do', () => {
  expect(() => kmsKeyIn('awskms:///alias/a', {})).toThrow('set AWS_REGION');
  expect(() => credentialsIn({ AWS_ACCESS_KEY_ID: 'a' })).toThrow('aws configure export-credentials');
  expect(credentialsIn({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' })).toEqual({
    accessKeyId: 'a',
    secretAccessKey: 'b',
  });
});
