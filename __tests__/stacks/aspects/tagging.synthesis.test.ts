import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Aspects, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { Tagging } from '../../../stacks/constructs/aspects/tagging';
import { type Build, dev } from '../validators/rule-case';

const environment: Environment = { ...dev, tags: { 'sluice:owner': 'ann' } };
const OURS = { ManagedBy: 'sluice', 'sluice:environment': 'dev', 'sluice:stack': 'dev-test', 'sluice:owner': 'ann' };

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

function tagged(build: Build): Resources {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), 'dev-test');
  Aspects.of(stack).add(new Tagging(stack, environment));
  build(stack);
  return (JSON.parse(Testing.synth(stack)) as { resource: Resources }).resource;
}

test('whatever takes tags gets those of its environment and stack', () => {
  const resources = tagged((stack) => new KmsKey(stack, 'key'));
  expect(resources['aws_kms_key']?.['key']?.['tags']).toEqual(OURS);
});

test('what takes no tags is left alone', () => {
  const resources = tagged((stack) => new KmsAlias(stack, 'alias', { targetKeyId: 'key-1' }));
  expect(resources['aws_kms_alias']?.['alias']).not.toHaveProperty('tags');
});

test('a tag that a stack states stays, whatever the case of its key', () => {
  const tags = { managedby: 'hand', Team: 'data' };
  const resources = tagged((stack) => new KmsKey(stack, 'key', { tags }));
  const { ManagedBy: _, ...rest } = OURS;
  expect(resources['aws_kms_key']?.['key']?.['tags']).toEqual({ ...rest, ...tags });
});

test('tags that only Terraform knows are merged over ours', () => {
  const resources = tagged((stack) => {
    const tags = Token.asStringMap(new TerraformVariable(stack, 'tags', { type: 'map(string)' }).value);
    new SsmParameter(stack, 'it', { name: 'n', type: 'String', tags });
  });
  const merged = resources['aws_ssm_parameter']?.['it']?.['tags'];
  expect(merged).toMatch(/^\$\{merge\(\{.*"sluice:stack" = "dev-test".*\}, var\.tags\)\}$/s);
});

test('what an autoscaling group starts is tagged, besides the tags that it states', () => {
  const resources = tagged((stack) => {
    const tag = [{ key: 'sluice:owner', value: 'bob', propagateAtLaunch: false }];
    new AutoscalingGroup(stack, 'group', { minSize: 0, maxSize: 1, tag });
  });
  expect(resources['aws_autoscaling_group']?.['group']?.['tag']).toEqual([
    { key: 'sluice:owner', value: 'bob', propagate_at_launch: false },
    { key: 'ManagedBy', value: 'sluice', propagate_at_launch: true },
    { key: 'sluice:environment', value: 'dev', propagate_at_launch: true },
    { key: 'sluice:stack', value: 'dev-test', propagate_at_launch: true },
  ]);
});

test('what a launch template makes is tagged', () => {
  const tagSpecifications = [{ resourceType: 'volume', tags: { Disk: 'scratch' } }];
  const resources = tagged((stack) => new LaunchTemplate(stack, 'it', { tagSpecifications }));
  expect(resources['aws_launch_template']?.['it']?.['tag_specifications']).toEqual([
    { resource_type: 'volume', tags: { Disk: 'scratch' } },
    { resource_type: 'instance', tags: OURS },
    { resource_type: 'network-interface', tags: OURS },
  ]);
});
