import { administeredSentence } from '../text/administered-sentence';
import { codeSpan } from '../text/code-span';
import { shortenedName } from '../text/shortened';
import { type Section, loose, versions } from './part';

/** Which stacks the change touches that no workflow applies, in one line. */
export function administeredSection(stacks: readonly string[]): Section {
  if (stacks.length === 0) return loose([]);
  const line = `${administeredSentence(stacks, (text) => codeSpan(shortenedName(text, 100)))}\n\n`;
  return loose([versions({ 0: () => line })]);
}
