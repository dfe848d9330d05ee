import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Warehouse } from '@cdktf/provider-snowflake/lib/warehouse';
import { type App, TerraformStack, Testing } from 'cdktf';

import { guard } from '../../../stacks/constructs/guards';
import { dev } from './rule-case';

function guarded(build: (stack: TerraformStack) => void): App {
  const app = Testing.app({ stackTraces: false });
  const stack = new TerraformStack(app, 'dev-test');
  guard(stack, dev);
  new AwsProvider(stack, 'aws', { region: 'eu-west-1', allowedAccountIds: ['111111111111'] });
  build(stack);
  return app;
}

function messageOf(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const goodKey = { enableKeyRotation: true, deletionWindowInDays: 7 };

test('every problem of a stack is told at once, and nothing is written', () => {
  const app = guarded((stack) => {
    new KmsKey(stack, 'key', {});
    new Warehouse(stack, 'warehouse', { name: 'bi', autoSuspend: 3600 });
  });
  const message = messageOf(app);
  for (const code of [
    'key-rotation',
    'key-deletion-window',
    'warehouse-auto-suspend',
    'snowflake-name',
    'name-prefix',
  ]) {
    expect(message).toContain(`[${code}]`);
  }
  expect(message).toContain('dev-test/warehouse: auto_suspend is 3600, but an idle warehouse bills');
  expect(existsSync(join(app.outdir, 'stacks', 'dev-test', 'cdk.tf.json'))).toBe(false);
});

test('a stack without problems is written, with its tags', () => {
  const app = guarded((stack) => new KmsKey(stack, 'key', goodKey));
  expect(messageOf(app)).toBe('');
  const written = readFileSync(join(app.outdir, 'stacks', 'dev-test', 'cdk.tf.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({
    resource: { aws_kms_key: { key: { tags: { ManagedBy: 'sluice', 'sluice:environment': 'dev' } } } },
  });
});

test('an override is judged like anything else', () => {
  const app = guarded((stack) => {
    new KmsKey(stack, 'key', goodKey).addOverride('enable_key_rotation', false);
  });
  expect(messageOf(app)).toContain('dev-test/key: enable_key_rotation is false');
});

test('what Terraform alone will know is refused where a rule needs to know it', () => {
  const app = guarded((stack) => {
    const key = new KmsKey(stack, 'key', goodKey);
    key.addOverride('deletion_window_in_days', '${var.days}');
  });
  expect(messageOf(app)).toContain('deletion_window_in_days is "${var.days}"');
});

test('null is the same as nothing', () => {
  const app = guarded((stack) => {
    new KmsKey(stack, 'key', goodKey).addOverride('deletion_window_in_days', null);
  });
  expect(messageOf(app)).toContain('deletion_window_in_days is missing');
});
