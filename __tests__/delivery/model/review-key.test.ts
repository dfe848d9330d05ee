import { inspect } from 'node:util';

import { type ReviewKey, reviewKeys } from '../../../delivery/model/review-key';

const BYTES = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7));
const HEX = BYTES.toString('hex');

function key(text: string): ReviewKey {
  return reviewKeys({ SLUICE_REVIEW_KEY: text }).current;
}

test('hexadecimal and base64 of the same bytes are the same key', () => {
  const forms = [HEX, HEX.toUpperCase(), `${HEX}\n`, BYTES.toString('base64'), BYTES.toString('base64url')];
  expect(new Set(forms.map((form) => key(form).for('signature').toString('hex'))).size).toBe(1);
});

test('each purpose has a key of its own, and none of them is the secret', () => {
  const [one, other] = [key(HEX).for('signature'), key(HEX).for('redaction')];
  expect(one).toHaveLength(32);
  expect(one).not.toEqual(other);
  expect(one).not.toEqual(BYTES);
});

test.each([
  ['none', '', 'SLUICE_REVIEW_KEY is not set; make one with `openssl rand -hex 32`'],
  ['blanks', ' \n', 'SLUICE_REVIEW_KEY is not set'],
  ['a short one', HEX.slice(2), 'SLUICE_REVIEW_KEY holds 31 bytes, and a key needs at least 32'],
  ['one that lost a digit', HEX.slice(1), 'SLUICE_REVIEW_KEY is neither hexadecimal nor base64'],
  ['words', 'correct horse battery staple correct horse', 'SLUICE_REVIEW_KEY is neither hexadecimal nor base64'],
])('a key that is %s is refused with how to make one', (_, text, sentence) => {
  expect(() => key(text)).toThrow(sentence);
  expect(() => key(text)).toThrow('openssl rand -hex 32');
});

test('a refused key is not repeated', () => {
  const secret = 'hunter2 is my very long password indeed';
  expect(() => key(secret)).toThrow(expect.not.stringContaining('hunter2') as string);
});

test('a key does not show itself', () => {
  const one = key(HEX);
  const shown = JSON.stringify(one) + inspect(one, { showHidden: true, depth: 9 });
  expect(shown).not.toContain(HEX.slice(0, 8));
  expect(shown).not.toContain(BYTES.subarray(0, 4).toString('hex').replace(/../g, '$& ').trim());
});

test('a previous key is named in its own refusal, and may be missing', () => {
  expect(reviewKeys({ SLUICE_REVIEW_KEY: HEX }).previous).toBeNull();
  expect(() => reviewKeys({ SLUICE_REVIEW_KEY: HEX, SLUICE_REVIEW_KEY_PREVIOUS: 'ab' })).toThrow(
    'SLUICE_REVIEW_KEY_PREVIOUS holds 1 bytes',
  );
});
