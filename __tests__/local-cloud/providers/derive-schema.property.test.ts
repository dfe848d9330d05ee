import path from 'node:path';

import type { ProviderName } from '../../../delivery/local-cloud/providers/schema/binding-package';
import { bindingPackage, typeFolders } from '../../../delivery/local-cloud/providers/schema/binding-package';
import { deriveSchema } from '../../../delivery/local-cloud/providers/schema/derive-schema';
import type { BlockSchema, TypeKind } from '../../../delivery/local-cloud/providers/schema/schema';

const NODE_MODULES = path.resolve(__dirname, '../../../node_modules');
const BINDINGS = {
  aws: bindingPackage(NODE_MODULES, 'aws'),
  github: bindingPackage(NODE_MODULES, 'github'),
  snowflake: bindingPackage(NODE_MODULES, 'snowflake'),
};
const FOLDERS = {
  aws: typeFolders(BINDINGS.aws),
  github: typeFolders(BINDINGS.github),
  snowflake: typeFolders(BINDINGS.snowflake),
};

function derive(provider: ProviderName, name: string): BlockSchema {
  const [kind] = name.split('.') as [TypeKind];
  return deriveSchema(path.join(BINDINGS[provider].folder, 'lib', FOLDERS[provider][name]!), kind);
}

test('bindings tell the exact provider that they were generated from', () => {
  expect(BINDINGS.aws).toMatchObject({ source: 'hashicorp/aws', providerVersion: '5.100.0' });
  expect(BINDINGS.github).toMatchObject({ source: 'integrations/github', providerVersion: '6.9.0' });
  expect(BINDINGS.snowflake).toMatchObject({ source: 'snowflakedb/snowflake', providerVersion: '2.11.0' });
});

// The numbers of `terraform providers schema -json` of the real providers, and the provider's own configuration.
test.each([
  ['aws', 1526, 608],
  ['github', 81, 72],
  ['snowflake', 99, 53],
] as const)('every type of %s is found', (provider, resources, data) => {
  const names = Object.keys(FOLDERS[provider]);
  expect(names.filter((name) => name.startsWith('resource.'))).toHaveLength(resources);
  expect(names.filter((name) => name.startsWith('data.'))).toHaveLength(data);
  expect(names).toContain(`provider.${provider}`);
});

test.each(['github', 'snowflake'] as const)('every type of %s has a schema with at least one attribute', (provider) => {
  const empty = Object.keys(FOLDERS[provider]).filter((name) => {
    const { attributes, blocks } = derive(provider, name);
    return Object.keys(attributes).length + Object.keys(blocks).length === 0;
  });
  expect(empty).toEqual([]);
});

test('every fiftieth type of aws has a schema, and so have the ones that are spread over several files', () => {
  const sample = Object.keys(FOLDERS.aws).filter((_, index) => index % 50 === 0);
  const names = [...sample, 'resource.aws_medialive_channel', 'resource.aws_lexv2models_slot', 'provider.aws'];
  for (const name of names) expect(Object.keys(derive('aws', name).attributes)).not.toHaveLength(0);
});

test('flags and types of attributes are those of the real schema', () => {
  const { attributes } = derive('github', 'resource.github_repository_environment');
  expect(attributes['repository']).toEqual({ type: 'string', required: true });
  expect(attributes['wait_timer']).toEqual({ type: 'number', optional: true });
  expect(attributes['id']).toEqual({ type: 'string', optional: true, computed: true });
  const vpc = derive('aws', 'resource.aws_vpc').attributes;
  expect(vpc['tags_all']).toEqual({ type: ['map', 'string'], optional: true, computed: true });
  expect(vpc['arn']).toEqual({ type: 'string', computed: true });
});

test('lists, sets and blocks of one element are told apart', () => {
  const { blocks } = derive('github', 'resource.github_repository_environment');
  expect(blocks['deployment_branch_policy']).toMatchObject({ nesting: 'list', maxItems: 1 });
  expect(blocks['reviewers']).toMatchObject({ nesting: 'list' });
  expect(blocks['reviewers']).not.toHaveProperty('maxItems');
  expect(blocks['reviewers']?.block.attributes['teams']?.type).toEqual(['set', 'number']);
  const mwaa = derive('aws', 'resource.aws_mwaa_environment');
  expect(mwaa.blocks['network_configuration']).toMatchObject({ nesting: 'list', minItems: 1, maxItems: 1 });
  expect(mwaa.blocks['timeouts']).toMatchObject({ nesting: 'single' });
});

test('a single block has no counts, which Terraform would refuse', () => {
  const { blocks } = derive('aws', 'resource.aws_verifiedpermissions_schema');
  expect(blocks['definition']).toMatchObject({ nesting: 'single' });
  expect(blocks['definition']).not.toHaveProperty('minItems');
});

test('a block that nobody may set is a block of what is computed', () => {
  const { blocks } = derive('aws', 'data.aws_lb_listener_rule');
  expect(blocks['action']?.block.blocks['redirect']).toMatchObject({ nesting: 'single' });
});

test('what the binding does not describe is in no set, which Terraform would refuse', () => {
  const { blocks } = derive('aws', 'resource.aws_wafv2_web_acl');
  expect(blocks['rule']?.nesting).toBe('list');
  expect(blocks['rule']?.block.attributes['statement']?.type).toBe('dynamic');
});

test('arguments that are written as blocks but are attributes stay attributes', () => {
  const { attributes, blocks } = derive('aws', 'resource.aws_security_group');
  expect(Object.keys(blocks)).toEqual(['timeouts']);
  expect(attributes['ingress']).toMatchObject({ optional: true, computed: true });
  expect(attributes['ingress']?.type).toEqual([
    'set',
    [
      'object',
      {
        cidr_blocks: ['list', 'string'],
        description: 'string',
        from_port: 'number',
        ipv6_cidr_blocks: ['list', 'string'],
        prefix_list_ids: ['list', 'string'],
        protocol: 'string',
        security_groups: ['set', 'string'],
        self: 'bool',
        to_port: 'number',
      },
    ],
  ]);
});

test('blocks nest as deep as the provider has them', () => {
  const grant = derive('snowflake', 'resource.snowflake_grant_privileges_to_account_role');
  const future = grant.blocks['on_schema_object']?.block.blocks['future']?.block;
  expect(Object.keys(future?.attributes ?? {}).sort()).toEqual(['in_database', 'in_schema', 'object_type_plural']);
  expect(future?.attributes['object_type_plural']).toEqual({ type: 'string', required: true });
});

test('the values that the documentation lists come with the attribute', () => {
  const { attributes } = derive('snowflake', 'resource.snowflake_warehouse');
  expect(attributes['warehouse_type']?.allowed).toEqual({ values: ['STANDARD', 'SNOWPARK-OPTIMIZED'], anyCase: true });
  expect(attributes['warehouse_size']?.allowed?.values).toHaveLength(19);
  expect(attributes['comment']).not.toHaveProperty('allowed');
});

test('the configuration of a provider has no alias, which Terraform keeps for itself', () => {
  const { attributes, blocks } = derive('github', 'provider.github');
  expect(Object.keys(attributes)).toHaveLength(12);
  expect(attributes).not.toHaveProperty('alias');
  expect(blocks['app_auth']).toMatchObject({ nesting: 'list', maxItems: 1 });
  expect(blocks['app_auth']?.block.attributes['pem_file']).toEqual({ type: 'string', required: true });
});
