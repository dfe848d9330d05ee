import { accessDelta } from '../../../../delivery/assess/access/access-delta';
import type { Attributes } from '../../../../delivery/model/value';
import { environmentNamed, resourcesOf, warehouseOf } from '../../../stacks/snowflake/synthesized';
import { lines, planOf, type Thing } from './plan-of';

const { roles, serviceUsers } = environmentNamed('dev');
const THINGS = resourcesOf(warehouseOf(environmentNamed('dev'))).map(({ type, id, attributes }): Thing => ({
  type,
  address: `${type}.${id}`,
  values: attributes as Attributes,
}));
const CREATED = accessDelta([planOf({ comes: THINGS })]);
const told = lines(CREATED.gained);

test('every grant of the dev warehouse can be read from a plan that makes it', () => {
  expect(CREATED.unknown).toEqual([]);
  expect(CREATED.lost).toEqual([]);
});

test('every functional role gains what its environment says: reads, writes and owns', () => {
  const expected = Object.entries(roles).flatMap(([name, { reads, writes, owns }]) => [
    ...[...reads, ...writes, ...owns].map((schema) => `role DEV_${name}: SELECT on future tables in DEV_${schema}`),
    ...[...writes, ...owns].map((schema) => `role DEV_${name}: INSERT on future tables in DEV_${schema}`),
    ...owns.map((schema) => `role DEV_${name}: CREATE TABLE on schema DEV_${schema}`),
  ]);
  expect(expected.length).toBeGreaterThan(5);
  expect(expected.filter((line) => !told.includes(line))).toEqual([]);
});

test('every service user gains what its role does, through it', () => {
  for (const [user, { role }] of Object.entries(serviceUsers)) {
    const ofRole = told.filter((line) => line.startsWith(`role DEV_${role}: `));
    const ofUser = told.filter((line) => line.startsWith(`user DEV_${user}: `) && !line.includes('sign in'));
    expect(ofUser).toEqual(ofRole.map((line) => line.replace(`role DEV_${role}`, `user DEV_${user}`)));
    const [access] = CREATED.gained.filter(({ who, what }) => who === `user DEV_${user}` && what !== 'sign in');
    expect(access?.through[0]).toBe(`DEV_${role}`);
  }
});

test('no role gains more than what is on its own schemas, warehouses and the account', () => {
  const analyst = told.filter((line) => line.startsWith('role DEV_ANALYST: '));
  expect(analyst.filter((line) => line.includes('INSERT') || line.includes('CREATE'))).toEqual([]);
});

test('one grant less in the whole warehouse takes away that grant, from all who had it', () => {
  const [gone] = THINGS.filter(
    ({ address }) => address.includes('ANALYTICS_MARTS_R') && address.includes('future-TABLES'),
  );
  const { gained, lost } = accessDelta([planOf({ stays: THINGS.filter((it) => it !== gone), goes: [gone!] })]);
  expect(gained).toEqual([]);
  expect(new Set(lost.map(({ on }) => on))).toEqual(new Set(['future tables in DEV_ANALYTICS.MARTS']));
  expect(lost.map(({ who }) => who)).toContain('role DEV_ANALYST');
});
