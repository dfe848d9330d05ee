import { Testing, TerraformStack } from 'cdktf';

import { Administered } from '../../environments/schema/delivery';
import { platform } from '../../stacks/platform';
import { environmentNamed } from './snowflake/synthesized';

test('every stack of the platform can be left to administrators, by its name', () => {
  const app = Testing.app();
  platform(app, environmentNamed('dev'));
  const names = app.node.children
    .filter((child) => child instanceof TerraformStack)
    .map(({ node }) => node.id.slice(4));
  expect(names).toContain('repository');
  expect(Administered.parse(names)).toEqual(names);
});
