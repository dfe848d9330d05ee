import { type DriftFacts, markedBody, readBody } from '../../../delivery/drift/marked-body';
import { reviewKeys } from '../../../delivery/model/review-key';
import { KEYS } from '../../fakes/review';

const FACTS: DriftFacts = {
  kind: 'drift',
  stack: 'dev-lake',
  environment: 'dev',
  digest: 'a'.repeat(64),
  commit: 'c'.repeat(40),
  seen: '2026-11-21T12:00:00.000Z',
  since: '2026-11-21T12:30:00.000Z',
};
const BODY = markedBody('one\n\ntwo\n', FACTS, KEYS.current);

test('an issue says of itself what was written', () => {
  expect(readBody(BODY, KEYS)).toEqual({ facts: FACTS, text: 'one\n\ntwo\n', isIntact: true });
});

test('other ends of lines are no edit', () => {
  expect(readBody(BODY.replaceAll('\n', '\r\n').trimEnd(), KEYS)).toMatchObject({ isIntact: true });
});

test.each<[string, string]>([
  ['its text', BODY.replace('two', 'three')],
  ['its digest', BODY.replace('a'.repeat(64), 'b'.repeat(64))],
  ['its time', BODY.replace('12:30', '12:10')],
  ['its stack', BODY.replace('"dev-lake"', '"prod-lake"')],
])('an edit of %s is seen', (_what, edited) => {
  expect(readBody(edited, KEYS)?.isIntact).toBe(false);
});

test('what another key sealed is not ours, unless it is the key before', () => {
  const { current } = reviewKeys({ SLUICE_REVIEW_KEY: '6'.repeat(64) });
  expect(readBody(BODY, { current, previous: null })?.isIntact).toBe(false);
  expect(readBody(BODY, { current, previous: KEYS.current })?.isIntact).toBe(true);
});

test.each(['', 'All is well.', `> ${BODY}`, BODY.replace('"kind"', '"sort"'), '<!-- sluice:drift {} -->\n'])(
  'a text without a marker is none of ours: %j',
  (text) => {
    expect(readBody(text, KEYS)).toBeNull();
  },
);

test('no fact ends the comment that hides it', () => {
  const marked = markedBody('text', { ...FACTS, stack: 'x --> <b>' }, KEYS.current);
  expect(marked.indexOf('-->')).toBe(marked.indexOf('\n') - 3);
  expect(readBody(marked, KEYS)).toMatchObject({ facts: { stack: 'x --> <b>' }, isIntact: true });
});
