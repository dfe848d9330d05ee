import { codeCell, codeSpan } from '../../../../delivery/report/text/code-span';
import { fenced } from '../../../../delivery/report/text/fenced';
import { htmlText } from '../../../../delivery/report/text/html-text';
import { prose } from '../../../../delivery/report/text/prose';
import { visibleText } from '../../../../delivery/report/text/visible-text';
import { HOSTILE } from '../hostile-proposals';
import { flawsOf, nodesOf, parsed } from '../markdown-flaws';

test.each(HOSTILE)('a code span shows exactly its text and nothing of it is read as Markdown: %j', (text) => {
  const [span] = nodesOf(parsed(`- a ${codeSpan(text)} b`), 'inlineCode');
  expect(span?.value).toBe(text === '' ? '(empty)' : visibleText(text));
});

test.each(HOSTILE)('a cell of a table ends where it should: %j', (text) => {
  const [table] = nodesOf(parsed(`| a | b |\n| - | - |\n| ${codeCell(text)} | ${codeCell(text)} |\n`), 'table');
  expect(table?.children?.[1]?.children).toHaveLength(2);
  expect(nodesOf(table!, 'inlineCode')).toHaveLength(2);
});

test.each(HOSTILE)('a fenced block holds all of its lines, however they are indented: %j', (text) => {
  const block = fenced([text, ` ${text}`, 'last'], 'diff');
  const tree = parsed(`before\n\n${block}\n\nafter`);
  expect(tree.children?.map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph']);
});

test('a fence is longer than any run of ticks within', () => {
  expect(fenced(['````'], 'diff')).toBe('`````diff\n````\n`````');
});

test.each(HOSTILE)('a sentence has nothing live in it: %j', (text) => {
  expect(flawsOf(`- see ${prose(`it is ${text} and more`)}`)).toEqual([]);
});

test('a sentence keeps its words as words and shows names as code', () => {
  expect(prose('aws_s3_bucket.lake would be deleted; ask @ann (see #12).')).toBe(
    '`aws_s3_bucket.lake` would be deleted; ask `@ann` (see `#12`).',
  );
});

test('what would not show is written as an escape', () => {
  expect(visibleText('a\u202Eb\u200Bc\nd\u0000\uD800')).toBe('a\\u{202e}b\\u{200b}c\\nd\\u{0}\\u{d800}');
  expect(visibleText('é 日本 👩‍👧 ⚠️')).toBe('é 日本 👩‍👧 ⚠️');
});

test('text is inert in HTML', () => {
  expect(htmlText(`<img onerror="x" alt='&'>`)).toBe('&lt;img onerror=&quot;x&quot; alt=&#39;&amp;&#39;&gt;');
});
