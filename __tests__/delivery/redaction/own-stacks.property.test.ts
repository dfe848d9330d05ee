import { TerraformStack, Testing } from 'cdktf';

import { redactorOf } from '../../../delivery/redaction/redactor-of';
import { type Value, Redacted, isAttributes } from '../../../delivery/model/value';
import { path } from '../../../environments';
import { select } from '../../../environments/selection';
import { platform } from '../../../stacks/platform';
import { mac } from '../adapters/plan-json';

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The values of every resource and data source in a synthesized stack. */
function valuesOf(stack: TerraformStack) {
  const { resource = {}, data = {} } = JSON.parse(Testing.synth(stack)) as { resource?: Blocks; data?: Blocks };
  return [resource, data].flatMap((blocks) =>
    Object.entries(blocks).flatMap(([type, named]) => Object.values(named).map((value) => ({ type, value }))),
  );
}

function leavesOf(value: Value): Value[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item as Value));
  return isAttributes(value) ? Object.values(value).flatMap(leavesOf) : [value];
}

test('of all that the stacks of production say, nothing looks like a secret, because nothing is', () => {
  const app = Testing.app();
  platform(app, select(path, {}).at(-1)!);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  const leaves = stacks.flatMap((stack) => {
    const values = valuesOf(stack);
    const redactor = redactorOf(values, mac);
    return values.flatMap(({ type, value }) => {
      const shown = redactor.attributes(value, type);
      expect(Object.keys(shown ?? {})).toEqual(Object.keys(value));
      return leavesOf(shown);
    });
  });
  expect(leaves.length).toBeGreaterThan(1500);
  expect(leaves.filter((leaf) => leaf instanceof Redacted)).toEqual([]);
});
