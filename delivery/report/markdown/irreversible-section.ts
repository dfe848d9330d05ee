import type { Irreversible } from '../../model/irreversible';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { prose } from '../text/prose';
import { shortenedName } from '../text/shortened';
import { addressSpan } from './change-part';
import { type Part, type Section, fixed, loose, versions } from './part';

const MOST = 40;

/** What no later plan can undo, the worst kind first. */
export function irreversibleSection(found: readonly Irreversible[]): Section {
  if (found.length === 0) return loose([]);
  const title = `> [!WARNING]\n> **${counted(found.length, 'thing')} that cannot be undone**\n>\n`;
  const more = found.length > MOST ? [fixed(`> - and ${found.length - MOST} more\n`)] : [];
  return loose([fixed(title), ...found.slice(0, MOST).map(line), ...more, fixed('\n')]);
}

function line({ stack, address, kind, sentence }: Irreversible): Part {
  const head = `> - ${addressSpan(address)} in ${codeSpan(shortenedName(stack, 80))}`;
  return versions({
    0: () => `${head} (${kind}): ${prose(sentence)}\n`,
    7: () => `${head} (${kind})\n`,
    10: () => '',
  });
}
