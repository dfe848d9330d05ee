import { chooseStacks } from '../../../delivery/commands/choose-stacks';
import { environmentCalled } from '../../../delivery/commands/environment-called';
import type { Assembly } from '../../../delivery/model/assembly';
import { fakeWorld, stack } from '../../fakes/fake-world';

const assembly: Assembly = {
  environments: fakeWorld().environments,
  stacks: ['dev-lake', 'dev-warehouse', 'prod-lake', 'prod-warehouse'].map((id) => stack(id)),
};

function chosen(...words: string[]): string[] {
  return chooseStacks(assembly, words).map(({ id }) => id);
}

test('words name stacks, environments and patterns; each stack once, in the order of the assembly', () => {
  expect(chosen('prod', 'dev-warehouse', '*-warehouse')).toEqual(['dev-warehouse', 'prod-lake', 'prod-warehouse']);
  expect(chosen()).toHaveLength(4);
});

test('a pattern is matched in full, and its other characters are taken as they are', () => {
  expect(() => chosen('lake')).toThrow('no stack or environment is called "lake"');
  expect(() => chosen('dev.lake')).toThrow('Did you mean "dev-lake"?');
});

test('a near miss is suggested, and nothing that is far', () => {
  expect(() => chosen('dev-warehous')).toThrow('Did you mean "dev-warehouse"?');
  expect(() => chosen('something-else')).toThrow(
    /^no stack or environment is called "something-else". There are dev, /,
  );
});

test('an environment is called by its whole name', () => {
  expect(environmentCalled(assembly, 'staging').name).toBe('staging');
  expect(() => environmentCalled(assembly, 'stagin')).toThrow('Did you mean "staging"? There are dev, staging, prod');
  expect(() => environmentCalled(assembly, 'elsewhere')).toThrow(/called "elsewhere". There are dev, staging, prod$/);
});
