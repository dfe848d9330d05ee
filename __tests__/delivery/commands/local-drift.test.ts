import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { changedAttributes } from '../../../delivery/commands/changed-attributes';
import { chooseStacks } from '../../../delivery/commands/choose-stacks';
import { objectInStates } from '../../../delivery/commands/object-in-states';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-states-'));
  mkdirSync(folder, { recursive: true });
  for (const environment of ['dev', 'prod']) state(`${environment}-warehouse`, environment);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function state(stack: string, environment: string): void {
  const prefix = environment.toUpperCase();
  const warehouse = { id: `"${prefix}_BI"`, name: `${prefix}_BI`, auto_suspend: 60 };
  const resource = (type: string, name: string, attributes: object) => ({
    mode: 'managed',
    type,
    name,
    instances: [{ attributes }],
  });
  const resources = [
    resource('snowflake_warehouse', 'warehouse-BI_B794F053', warehouse),
    resource('snowflake_account_role', `role-${environment}_B794F053`, { id: 'r', name: 'R' }),
  ];
  writeFileSync(join(folder, `${stack}.tfstate`), JSON.stringify({ version: 4, resources }));
  writeFileSync(join(folder, `${stack}.tfstate.backup`), 'not a state');
}

test.each([
  'dev-warehouse:snowflake_warehouse.warehouse-BI_B794F053',
  'dev-warehouse:snowflake_warehouse.BI',
  'dev-warehouse:snowflake_warehouse.bi',
  'snowflake_warehouse.DEV_BI',
])('an object is found by %s', (address) => {
  expect(objectInStates(folder, address)).toMatchObject({
    stack: 'dev-warehouse',
    address: 'snowflake_warehouse.warehouse-BI_B794F053',
    values: { id: '"DEV_BI"' },
  });
});

test.each([
  ['snowflake_warehouse.BI', 'several stacks have snowflake_warehouse.BI; name one of dev-warehouse:'],
  ['snowflake_warehouse.DEV_BA', 'Did you mean "snowflake_warehouse.DEV_BI"?'],
  ['dev-warehose:snowflake_warehouse.BI', 'Did you mean "dev-warehouse:snowflake_warehouse.BI"?'],
  ['x', 'no state of this local cloud holds "x". Addresses are TYPE.NAME'],
])('of %s it is said what was meant', (address, sentence) => {
  expect(() => objectInStates(folder, address)).toThrow(sentence);
});

test('a local cloud in which nothing was applied says so', () => {
  expect(() => objectInStates(join(folder, 'nowhere'), 'a.b')).toThrow('nothing is applied in it');
});

describe('what is changed', () => {
  const values = { auto_suspend: 60, comment: 'x', enabled: 'true', tags: null };
  const object = { address: 'snowflake_warehouse.BI', type: 'snowflake_warehouse', values };

  test.each([
    ['auto_suspend=600', { auto_suspend: 600 }],
    ['comment=by hand', { comment: 'by hand' }],
    ['comment=600', { comment: '600' }],
    ['comment="600"', { comment: '600' }],
    ['comment=a=b', { comment: 'a=b' }],
    ['comment=', { comment: '' }],
    ['enabled=false', { enabled: 'false' }],
    ['tags={"owner":"ann"}', { tags: { owner: 'ann' } }],
    ['comment=null', { comment: null }],
  ])('%s', (word, changes) => {
    expect(changedAttributes(object, [word])).toEqual(changes);
  });

  test.each([
    ['auto_suspnd=600', 'Did you mean "auto_suspend"? It has auto_suspend, comment'],
    ['auto_suspend', 'is not ATTRIBUTE=VALUE'],
    ['=600', 'is not ATTRIBUTE=VALUE'],
  ])('%s is refused', (word, sentence) => {
    expect(() => changedAttributes(object, [word])).toThrow(sentence);
  });
});

test('an environment of the path may be named though no stack of it is known', () => {
  const choice = {
    environments: [{ name: 'dev' }, { name: 'prod' }],
    stacks: [{ id: 'dev-lake', environment: 'dev' }],
  };
  expect(chooseStacks(choice, ['prod'])).toEqual([]);
  expect(chooseStacks(choice, ['dev-*'])).toEqual(choice.stacks);
  expect(() => chooseStacks(choice, ['prd'])).toThrow('Did you mean "prod"?');
});
