import type { Orphan, ProposedEnvironment } from '../../model/proposal';
import { codeSpan } from '../text/code-span';
import { counted } from '../text/counted';
import { listed } from '../text/listed';
import { shortenedName } from '../text/shortened';
import { type Section, loose, versions } from './part';

/** Stacks that cannot be planned yet, and what each waits for. */
export function waitingSection(environments: readonly ProposedEnvironment[]): Section {
  const groups = new Map<string, string[]>();
  let count = 0;
  for (const stack of environments.flatMap(({ stacks }) => stacks)) {
    if (stack.kind !== 'blocked') continue;
    const upstream = listed(stack.waitsFor.map(span), 8);
    groups.set(upstream, [...(groups.get(upstream) ?? []), stack.stack]);
    count += 1;
  }
  if (count === 0) return loose([]);
  const lines = (most: number) =>
    [...groups]
      .map(
        ([upstream, stacks]) =>
          `- ${listed(stacks.map(span), most)}: not planned yet, waits for ${upstream} to be applied\n`,
      )
      .join('');
  const short = `${counted(count, 'stack')} cannot be planned until what they read from others has been applied.\n\n`;
  return loose([
    versions({
      0: () => `**Blocked**\n\n${lines(40)}\n`,
      6: () => `**Blocked**\n\n${lines(4)}\n`,
      10: () => `**Blocked:** ${short}`,
    }),
  ]);
}

/** Stacks that are gone from the code, while what they made is still there. */
export function orphanSection(orphans: readonly Orphan[]): Section {
  if (orphans.length === 0) return loose([]);
  const lines = () =>
    orphans.map(({ stack, objects }) =>
      `> - ${span(stack)}: ${objects === null ? 'its state cannot be read' : `${counted(objects, 'object')} remain`}\n`.replace(
        '1 object remain\n',
        '1 object remains\n',
      ),
    );
  const head = `> [!WARNING]\n> **${counted(orphans.length, 'stack')} no longer in the code.** State and objects stay until someone destroys them.\n`;
  return loose([versions({ 0: () => `${head}>\n${lines().join('')}\n`, 10: () => `${head}\n` })]);
}

function span(stack: string): string {
  return codeSpan(shortenedName(stack, 80));
}
