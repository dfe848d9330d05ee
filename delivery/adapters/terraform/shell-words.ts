import { DeliveryError } from '../../model/delivery-error';

/** One word, as far as it goes: plain characters, an escaped one, or a quoted part. */
const PART = /[^\s'"\\`$;&|<>()]+|\\([\s\S])|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"/y;

/**
 * The words of a variable such as `TF_CLI_ARGS_apply`: blanks part them, and quotes and backslashes keep them together.
 * @param name of the variable, for the message.
 * @throws DeliveryError `Usage` where a quote is open, or a shell would do more than part words.
 */
export function shellWords(text: string, name: string): string[] {
  const words: string[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const word = readWord(text, at, name);
    words.push(word.value);
    at = word.end;
  }
  return words;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function readWord(text: string, start: number, name: string): { value: string; end: number } {
  let [value, at] = ['', start];
  while (at < text.length && !/\s/.test(text[at] ?? '')) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (part === null) throw unreadable(text, at, name);
    const [whole, escaped, single, double] = part;
    value += escaped ?? single ?? double?.replace(/\\([\s\S])/g, '$1') ?? whole;
    at += whole.length;
  }
  return { value, end: at };
}

function unreadable(text: string, at: number, name: string): DeliveryError {
  const sentence = `${name} cannot be parted into words from its character ${at + 1} on ("${text.slice(at, at + 12)}"); give these options on the command line, or close the quotes`;
  return new DeliveryError('Usage', sentence);
}
