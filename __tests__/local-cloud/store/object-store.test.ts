import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { StoredObject } from '../../../delivery/local-cloud/store/object-store';
import { ObjectStore } from '../../../delivery/local-cloud/store/object-store';

const DATABASE: StoredObject = {
  type: 'snowflake_database',
  realm: 'ACME-DEV',
  id: '"DEV_ANALYTICS"',
  attributes: { name: 'DEV_ANALYTICS', comment: 'for analysts', data_retention_time_in_days: 7 },
};

let folder: string;
let store: ObjectStore;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sluice-store-'));
  store = new ObjectStore(folder);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('an object that was created is there for every other process', () => {
  expect(store.create(DATABASE)).toBe(true);
  expect(new ObjectStore(folder).get(DATABASE)).toEqual(DATABASE);
});

test('creating what exists is refused and changes nothing', () => {
  store.create(DATABASE);
  expect(store.create({ ...DATABASE, attributes: { name: 'OTHER' } })).toBe(false);
  expect(store.get(DATABASE)).toEqual(DATABASE);
});

test('a deleted object is gone, and deleting it again says so', () => {
  store.create(DATABASE);
  expect(store.delete(DATABASE)).toBe(true);
  expect(store.delete(DATABASE)).toBe(false);
  expect(store.get(DATABASE)).toBeUndefined();
});

test('objects of one name in two accounts do not meet', () => {
  store.create(DATABASE);
  const inProd = { ...DATABASE, realm: 'ACME-PROD' };
  expect(store.create(inProd)).toBe(true);
  store.delete(inProd);
  expect(store.get(DATABASE)).toEqual(DATABASE);
});

test.each([
  ['slashes and quotes', '"A/B"."C\\D"|ROLE|"é 中"'],
  ['nothing but dots', '..'],
  ['one thousand characters', 'x'.repeat(1000)],
  ['characters of many bytes', '中'.repeat(200)],
])('an id of %s is stored and found', (_, id) => {
  const object = { ...DATABASE, id };
  store.create(object);
  expect(store.get(object)).toEqual(object);
  expect(store.list('snowflake_database')).toEqual([object]);
});

test('two long ids that begin alike are two objects', () => {
  const [one, other] = ['a', 'b'].map((end) => ({ ...DATABASE, id: 'x'.repeat(500) + end }));
  store.create(one!);
  expect(store.create(other!)).toBe(true);
  expect(store.list('snowflake_database')).toHaveLength(2);
});

test.each([
  ['truncated', '{"type": "snowflake_data'],
  ['empty', ''],
  ['without attributes', '{"type": "snowflake_database", "realm": "", "id": "x"}'],
])('a file that is %s is an error that names it and the mend, never a missing object', (_, text) => {
  store.create(DATABASE);
  const [name] = readdirSync(path.join(folder, 'snowflake_database'));
  const file = path.join(folder, 'snowflake_database', name!);
  writeFileSync(file, text);
  expect(() => store.get(DATABASE)).toThrow(`${file} is not an object of the local cloud: restore it, or delete it`);
  expect(() => store.list('snowflake_database')).toThrow(file);
});

test('an attribute is changed behind Terraform, and the rest stays', () => {
  store.create(DATABASE);
  store.change('snowflake_database', '"DEV_ANALYTICS"', { comment: 'by hand' });
  expect(store.get(DATABASE)?.attributes).toEqual({ ...DATABASE.attributes, comment: 'by hand' });
});

test('changing what is not there names what is', () => {
  store.create(DATABASE);
  expect(() => store.change('snowflake_database', 'DEV', { comment: 'x' })).toThrow('it holds ""DEV_ANALYTICS""');
  expect(() => store.change('snowflake_database', '"DEV_ANALYTICS"', { coment: 'x' })).toThrow(
    'has no attribute "coment"; it has name, comment, data_retention_time_in_days',
  );
});

test('changing an object that two accounts have asks which one', () => {
  store.create(DATABASE);
  store.create({ ...DATABASE, realm: 'ACME-PROD' });
  expect(() => store.change('snowflake_database', '"DEV_ANALYTICS"', { comment: 'x' })).toThrow('ACME-DEV, ACME-PROD');
});

test('files are readable by their owner only, for objects may hold secrets', () => {
  store.create(DATABASE);
  const [name] = readdirSync(path.join(folder, 'snowflake_database'));
  const file = path.join(folder, 'snowflake_database', name!);
  expect(readFileSync(file, 'utf8')).toContain('"comment": "for analysts"');
  expect(readdirSync(path.dirname(file))).toEqual([name]);
});
