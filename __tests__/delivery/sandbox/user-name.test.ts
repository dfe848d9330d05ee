import { requireUserName, userNameFrom } from '../../../delivery/sandbox/user-name';

test.each([
  ['Ann', 'ann'],
  ['Ann Łukasik', 'ann-lukasik'],
  ['José  María', 'jose-maria'],
  ['42 ann--b ', 'ann-b'],
  ['Bartholomew Featherstonehaugh', 'bartholomew-feathers'],
  ['Wolfeschlegelstein-Hausen', 'wolfeschlegelstein-h'],
])('the sandbox of %s is called %s', (name, user) => {
  expect(userNameFrom([name])).toBe(user);
});

test('the first text that leaves a name counts', () => {
  expect(userNameFrom([undefined, '王', 'wang'])).toBe('wang');
});

test.each([[[]], [['王', '42', '']]])('where nothing legal is left, it says what to type', (texts) => {
  expect(() => userNameFrom(texts)).toThrow('such as "sluice sandbox up ann"');
});

test('a name that is typed is taken as it is, or refused with the one that would do', () => {
  expect(requireUserName('ann-b')).toBe('ann-b');
  expect(() => requireUserName('Ann B')).toThrow('"ann-b" would do');
  for (const typed of ['', 'a'.repeat(21), '-ann', 'ann-', 'a--b', '1ann', 'ann,preview:7']) {
    expect(() => requireUserName(typed)).toThrow(/cannot be called/);
  }
});
