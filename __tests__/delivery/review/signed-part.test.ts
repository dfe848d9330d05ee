import { openedPart, readPart, signedPart, unsignedPart } from '../../../delivery/review/signed-part';
import type { PlannedStack } from '../../../delivery/model/planned-stack';
import { reviewKeys } from '../../../delivery/model/review-key';
import { opened } from '../../../delivery/review/opened';
import { signed } from '../../../delivery/review/signed';
import { stack } from '../../fakes/fake-world';
import { aRecord, KEYS } from '../../fakes/review';

const planned: PlannedStack = { stack: stack('dev-account'), kind: 'blocked', waitsFor: ['dev-warehouse'] };
const theirs = reviewKeys({ SLUICE_REVIEW_KEY: '6'.repeat(64) });

test('a part is believed by who holds the key that signed it, and read by anyone', () => {
  const text = signedPart(planned, KEYS.current);
  expect(openedPart(text, KEYS)).toMatchObject({ stack: 'dev-account', waitsFor: ['dev-warehouse'] });
  expect(openedPart(text, { current: theirs.current, previous: KEYS.current })).toMatchObject({ kind: 'blocked' });
  expect(readPart(text)).toEqual(openedPart(text, KEYS));
  expect(() => openedPart(text, theirs)).toThrow('was not made with SLUICE_REVIEW_KEY');
});

test('what was changed, or signed by nobody, is not believed', () => {
  const text = signedPart(planned, KEYS.current);
  expect(() => openedPart(text.replace('dev-warehouse', 'dev-lake'), KEYS)).toThrow('was not made with');
  expect(() => openedPart(unsignedPart(planned), KEYS)).toThrow('was not made with');
  expect(() => readPart('{}')).toThrow('it is damaged');
  expect(() => readPart(JSON.stringify({ payload: '{}', signature: null }))).toThrow('is not right');
});

test('a record cannot pass for a part, nor a part for a record', () => {
  const trust = { keys: KEYS, repository: 'acme-data/data-platform' };
  expect(() => openedPart(signed(aRecord(), KEYS.current), KEYS)).toThrow('was not made with');
  expect(() => opened(signedPart(planned, KEYS.current), trust)).toThrow('was not made with');
});
