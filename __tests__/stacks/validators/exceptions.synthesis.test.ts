import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { GlueJob } from '@cdktf/provider-aws/lib/glue-job';
import { Construct } from 'constructs';

import { except } from '../../../stacks/constructs/validators/exceptions';
import { type Build, dev, said } from './rule-case';

const REASON = 'signs tokens for a partner who pins the key material';

const code = 'key-rotation';
const goodKey = { enableKeyRotation: true, deletionWindowInDays: 7 };
const fixedKey = { enableKeyRotation: false, deletionWindowInDays: 7 };

test('a written reason excuses a construct from one rule, and from that rule only', () => {
  const build: Build = (stack) => {
    except(new KmsKey(stack, 'key', {}), code, REASON);
  };
  expect(said(build)).toEqual([expect.stringContaining('[key-deletion-window]')]);
});

test('a reason holds for what is below the construct, and for nothing beside it', () => {
  const build: Build = (stack) => {
    const parent = new Construct(stack, 'partner');
    except(parent, code, REASON);
    new KmsKey(parent, 'key', fixedKey);
    new KmsKey(stack, 'partner-key', fixedKey);
  };
  expect(said(build, dev, code)).toEqual([expect.stringMatching(/^dev-test\/partner-key: /)]);
});

test('a reason that excuses nothing is a problem itself', () => {
  const build: Build = (stack) => {
    except(new KmsKey(stack, 'key', goodKey), code, REASON);
  };
  expect(said(build)).toEqual([
    `dev-test/key: excepts key-rotation ("${REASON}"), but nothing here breaks that rule; remove the exception [exception-idle]`,
  ]);
});

test('no reason excuses a secret', () => {
  const build: Build = (stack) => {
    const job = new GlueJob(stack, 'job', {
      name: 'dev-job',
      roleArn: 'arn:aws:iam::111111111111:role/dev-work',
      command: { scriptLocation: 's3://b/k' },
      defaultArguments: { '--password': 'swordfish' },
    });
    except(job, 'secret-attribute', REASON);
  };
  expect(said(build, dev, 'secret-attribute')).toHaveLength(1);
  expect(said(build, dev, 'exception-idle')).toEqual([expect.stringContaining('no reason excuses this rule')]);
});

test('a reason too short to convince anyone is refused where it is written', () => {
  const build: Build = (stack) => {
    except(stack, code, 'because');
  };
  expect(() => said(build)).toThrow(
    'dev-test: the reason to except it from key-rotation is "because"; write at least 20 characters',
  );
});
