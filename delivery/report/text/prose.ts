import { codeSpan } from './code-span';
import { shortened } from './shortened';
import { visibleText } from './visible-text';

const LONGEST = 1200;

// Words and numbers that no reader of Markdown takes for anything else.
const WORD = /^[("']?[A-Za-z]+(?:['’-][A-Za-z]+)*[)"']?[.,;:!?)]*$/;
const NUMBER = /^\(?\d[\d,]*(?:\.\d+)?%?[)]?[.,;:!?]*$/;
// GitHub makes links of these.
const LINKED = /^\W*(?:[0-9a-f]{7,64}|gh-\d+)\W*$/i;

/** A sentence as Markdown: what is not a plain word becomes code, so that names read well and nothing in it is live. */
export function prose(sentence: string): string {
  const words = shortened(visibleText(sentence), LONGEST)
    .split(' ')
    .filter((word) => word !== '');
  return words.map(proseWord).join(' ');
}

function proseWord(word: string): string {
  if ((WORD.test(word) || NUMBER.test(word)) && !LINKED.test(word)) return word;
  if (word === '…' || word === '—' || word === '–') return word;
  const [, open = '', inner = '', close = ''] = /^([("']*)(.*?)([)"'.,;:!?]*)$/su.exec(word) ?? [];
  if (inner === '') return codeSpan(word);
  return `${open}${codeSpan(withoutTicks(inner))}${close}`;
}

function withoutTicks(word: string): string {
  return /^`[^`]+`$/.test(word) ? word.slice(1, -1) : word;
}
