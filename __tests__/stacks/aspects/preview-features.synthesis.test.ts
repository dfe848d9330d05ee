import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { DataSnowflakeTables } from '@cdktf/provider-snowflake/lib/data-snowflake-tables';
import { NetworkRule } from '@cdktf/provider-snowflake/lib/network-rule';
import { ObjectParameter } from '@cdktf/provider-snowflake/lib/object-parameter';
import { SnowflakeProvider } from '@cdktf/provider-snowflake/lib/provider';
import { Warehouse } from '@cdktf/provider-snowflake/lib/warehouse';
import { Aspects, TerraformStack, Testing } from 'cdktf';

import { PreviewFeatures } from '../../../stacks/constructs/aspects/preview-features';
import {
  PREVIEW_DATA_SOURCES,
  PREVIEW_RESOURCES,
  previewFeatureOf,
} from '../../../stacks/constructs/aspects/preview-feature-table';
import type { Build } from '../validators/rule-case';

interface Provider {
  readonly alias?: string;
  readonly preview_features_enabled?: readonly string[];
}

function providers(build: Build): readonly Provider[] {
  const stack = new TerraformStack(Testing.app({ stackTraces: false }), 'dev-test');
  Aspects.of(stack).add(new PreviewFeatures());
  build(stack);
  return (JSON.parse(Testing.synth(stack)) as { provider: { snowflake: Provider[] } }).provider.snowflake;
}

const rule = { name: 'OFFICE', database: 'D', schema: 'S', type: 'IPV4', mode: 'INGRESS', valueList: ['10.0.0.1'] };

test('a stack of stable resources enables nothing, whatever was stated', () => {
  const [provider] = providers((stack) => {
    new SnowflakeProvider(stack, 'snowflake', { previewFeaturesEnabled: ['snowflake_table_resource'] });
    new Warehouse(stack, 'warehouse', { name: 'DEV_BI' });
  });
  expect(provider).toEqual({});
});

test('resources and data sources enable what they need, once and in order', () => {
  const [provider] = providers((stack) => {
    new SnowflakeProvider(stack, 'snowflake');
    new ObjectParameter(stack, 'parameter', { key: 'K', value: 'V' });
    new NetworkRule(stack, 'rule', rule);
    new NetworkRule(stack, 'other', { ...rule, name: 'HOME' });
    new DataSnowflakeTables(stack, 'tables');
  });
  expect(provider?.preview_features_enabled).toEqual([
    'snowflake_network_rule_resource',
    'snowflake_object_parameter_resource',
    'snowflake_tables_datasource',
  ]);
});

test('each of two providers enables what its own resources need', () => {
  const [plain, admin] = providers((stack) => {
    new SnowflakeProvider(stack, 'snowflake');
    const provider = new SnowflakeProvider(stack, 'admin', { alias: 'accountadmin' });
    new NetworkRule(stack, 'rule', rule);
    new ObjectParameter(stack, 'parameter', { key: 'K', value: 'V', provider });
  });
  expect(plain?.preview_features_enabled).toEqual(['snowflake_network_rule_resource']);
  expect(admin?.preview_features_enabled).toEqual(['snowflake_object_parameter_resource']);
});

const bindings = dirname(dirname(require.resolve('@cdktf/provider-snowflake/lib/provider')));
const folderOf = (name: string) => name.replaceAll('_', '-');

test.each(PREVIEW_RESOURCES)('%s is a resource of the installed binding, and needs its feature', (name) => {
  expect(existsSync(join(bindings, folderOf(name)))).toBe(true);
  expect(previewFeatureOf(`snowflake_${name}`)).toBe(`snowflake_${name}_resource`);
});

test.each(PREVIEW_DATA_SOURCES)('%s is a data source of the installed binding, and needs its feature', (name) => {
  expect(existsSync(join(bindings, `data-snowflake-${folderOf(name)}`))).toBe(true);
  expect(previewFeatureOf(`data.snowflake_${name}`)).toBe(`snowflake_${name}_datasource`);
});

test.each(['database', 'schema', 'warehouse', 'account_role', 'service_user', 'execute', 'network_policy', 'task'])(
  '%s is stable',
  (name) => {
    expect(previewFeatureOf(`snowflake_${name}`)).toBeUndefined();
  },
);
