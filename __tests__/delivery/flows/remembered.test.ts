import { Remembered } from '../../../delivery/flows/remembered';

test('what is asked for at the same time is made once, for each key', async () => {
  const made: string[] = [];
  const remembered = new Remembered<string>();
  const ask = (key: string) => remembered.of(key, () => Promise.resolve(`${made.push(key)}`));
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['1', '1', '2']);
  expect(await ask('a')).toBe('1');
});

test('what failed, and what is not worth keeping, is made anew', async () => {
  const remembered = new Remembered<number>((value) => value > 1);
  await expect(remembered.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await remembered.of('a', () => Promise.resolve(1))).toBe(1);
  expect(await remembered.of('a', () => Promise.resolve(2))).toBe(2);
  expect(await remembered.of('a', () => Promise.resolve(3))).toBe(2);
});
