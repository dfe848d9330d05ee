import path from 'node:path';

import {
  bindingPackage,
  PROVIDER_NAMES,
  typeFolders,
} from '../../delivery/local-cloud/providers/schema/binding-package';
import { buildPlugin, SimulatedTerraform } from './simulated-terraform';

jest.setTimeout(180_000);

const NODE_MODULES = path.resolve(__dirname, '../../node_modules');
const terraform = new SimulatedTerraform();

beforeAll(async () => {
  buildPlugin();
  await terraform.install();
});

afterAll(() => {
  terraform.remove();
});

test('Terraform takes the schema of every type of all three providers', async () => {
  const types = PROVIDER_NAMES.flatMap((name) => Object.keys(typeFolders(bindingPackage(NODE_MODULES, name))));
  // Providers serve what a configuration names, wherever it names it.
  terraform.configure({ locals: { types: types.map((type) => type.split('.')[1]) } });
  await terraform.run('init');
  const { exitCode, output } = await terraform.run('providers', 'schema', '-json');
  expect(output.slice(0, 500)).not.toContain('Error');
  expect(exitCode).toBe(0);
  const { provider_schemas: schemas } = JSON.parse(output.slice(0, output.lastIndexOf('}') + 1)) as {
    provider_schemas: Record<string, Record<'resource_schemas' | 'data_source_schemas', object>>;
  };
  const counts = Object.values(schemas).map(({ resource_schemas: resources, data_source_schemas: data }) => [
    Object.keys(resources).length,
    Object.keys(data).length,
  ]);
  expect(counts.flat().sort((a, b) => a - b)).toEqual([53, 72, 81, 99, 608, 1526]);
});
