import { visibleText } from './visible-text';

/** A text as an inline code span of Markdown: one line, nothing in it is read as Markdown, HTML, a mention or a link. */
export function codeSpan(text: string): string {
  const line = visibleText(text);
  if (!line.includes('`')) return padded(line, '`');
  const longest = Math.max(...(line.match(/`+/g) ?? []).map((run) => run.length));
  return padded(line, '`'.repeat(longest + 1));
}

/** The same inside a table, where a bar would end the cell. */
export function codeCell(text: string): string {
  return codeSpan(visibleText(text).replace(/(\\?)\|/g, (_bar, before: string) => (before === '' ? '\\|' : '\\¦')));
}

function padded(line: string, fence: string): string {
  if (line === '') return '`(empty)`';
  // Markdown takes one space off both ends, unless there is nothing but spaces.
  const space = line.trim() !== '' && /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
