import { App, TerraformStack } from 'cdktf';

import { path } from '../../environments';
import { load } from '../../environments/load';
import { platform } from '../../stacks/platform';
import { MOST } from '../../workflows/delivery/most';

const app = new App();
const stacks = load(path).map((environment) => {
  const before = new Set(app.node.children);
  platform(app, environment);
  return app.node.children.filter(
    (child): child is TerraformStack => TerraformStack.isStack(child) && !before.has(child),
  );
});

/** How many waves it takes until a stack can be applied. */
function depthOf(stack: TerraformStack): number {
  return 1 + Math.max(0, ...stack.dependencies.map(depthOf));
}

/** A wave of more stacks than a matrix takes is applied as several. */
function wavesOf(own: readonly TerraformStack[]): number {
  const depths = own.map(depthOf);
  return [...new Set(depths)]
    .map((depth) => Math.ceil(depths.filter((one) => one === depth).length / MOST.matrix))
    .reduce((sum, matrices) => sum + matrices, 0);
}

test('there is room for every wave of every environment, and for one more', () => {
  expect(Math.max(...stacks.map(wavesOf)) + 1).toBe(MOST.waves);
});

test('there is room for the plans of all stacks', () => {
  expect(Math.ceil(stacks.flat().length / MOST.matrix)).toBe(MOST.chunks);
});
