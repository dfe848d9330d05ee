import type { ProposedStack } from '../../model/proposal';
import { isRemoval } from '../view/proposal-view';
import { type Section, loose, versions } from './part';

const MOST_STACKS = 40;
const LONGEST_NAME = 60;

/** The affected stacks and their order as a Mermaid picture; nothing where there is no order, or too many to see. */
export function stackPicture(stacks: readonly ProposedStack[]): Section {
  if (stacks.length < 2 || stacks.length > MOST_STACKS) return loose([]);
  const picture = () => `<details><summary>Order of the stacks</summary>\n\n${mermaid(stacks)}\n</details>\n\n`;
  return loose([versions({ 0: picture, 4: () => '' })]);
}

function mermaid(stacks: readonly ProposedStack[]): string {
  const ids = new Map(stacks.map(({ stack }, index) => [stack, `s${index}`]));
  const nodes = stacks.map((stack) => `  ${ids.get(stack.stack) ?? ''}["${label(stack)}"]${style(stack)}`);
  const edges = stacks.flatMap(({ stack, dependencies }) =>
    dependencies.flatMap((upstream) =>
      ids.has(upstream) ? [`  ${ids.get(upstream) ?? ''} --> ${ids.get(stack) ?? ''}`] : [],
    ),
  );
  const styles = ['  classDef removes stroke:#d1242f,stroke-width:3px', '  classDef waits stroke-dasharray:4'];
  return ['```mermaid', 'flowchart LR', ...nodes, ...edges, ...styles, '```', ''].join('\n');
}

/** A name that Mermaid takes for plain text, whatever it is. */
function label({ stack, kind }: ProposedStack): string {
  const name = stack.slice(0, LONGEST_NAME).replace(/[^A-Za-z0-9_-]/g, '_');
  return kind === 'planned' ? name : `${name} (${kind})`;
}

function style(stack: ProposedStack): string {
  if (stack.kind !== 'planned') return ':::waits';
  return stack.assessment.changes.some(({ change }) => isRemoval(change)) ? ':::removes' : '';
}
