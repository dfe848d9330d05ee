import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What the tests look at in a node of parsed Markdown. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly lang?: string | null;
  readonly children?: readonly MarkdownNode[];
}

const OWN_HTML = /^(?:<!-- \/?sluice:life -->|<\/?(?:details|summary|code)>|<br>|[^<>])*$/;
const LANGUAGES = new Set(['diff', 'mermaid', 'sh', 'text']);
const LIVE = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'strong-link',
]);
const HIDDEN =
  /((?<=\p{ExtPict}\uFE0F?)\u200D(?=\p{ExtPict})|(?<=\p{ExtPict})\uFE0F)|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;
const PING = /@[\w-]|(^|\W)#\d|\bGH-\d|\b[0-9a-f]{40}\b|https?:\/\/|www\.\w/i;

/** Markdown as GitHub's dialect reads it. */
export function parsed(markdown: string): MarkdownNode {
  return fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  }) as unknown as MarkdownNode;
}

/** All nodes of a kind, in their order. */
export function nodesOf(node: MarkdownNode, type?: string): MarkdownNode[] {
  const below = (node.children ?? []).flatMap((child) => nodesOf(child, type));
  return type === undefined || node.type === type ? [node, ...below] : below;
}

const PLAN_HEADINGS = /^(Plan|Risks|Access|Next environments)/;

/**
 * What is wrong with a comment: hidden characters, HTML that is not ours, live mentions and links, broken structure.
 * @param own the headings that are ours.
 */
export function flawsOf(markdown: string, own = PLAN_HEADINGS): string[] {
  const tree = parsed(markdown);
  const all = nodesOf(tree);
  const hidden = [...markdown.matchAll(HIDDEN)].filter(([found, kept]) => kept === undefined && found !== '\n');
  const html = all.filter(({ type }) => type === 'html').map(({ value = '' }) => value);
  const text = all.filter(({ type }) => type === 'text').map(({ value = '' }) => value);
  const foreign = html.filter((value) => !OWN_HTML.test(value));
  const outside = html.map((value) => value.replace(/<code>[^<]*<\/code>/g, ''));
  return [
    ...hidden.map(([found]) => `hidden character ${JSON.stringify(found)}`),
    ...foreign.map((value) => `foreign HTML ${value.slice(0, 200)}`),
    ...all.filter(({ type }) => LIVE.has(type)).map(({ type }) => `live ${type}`),
    ...[...text, ...outside].filter((value) => PING.test(value)).map((value) => `ping ${value.slice(0, 200)}`),
    ...unbalanced(html.join('\n')),
    ...all
      .filter(({ type, lang }) => type === 'code' && !LANGUAGES.has(lang ?? ''))
      .map(({ value }) => `foreign code ${value?.slice(0, 80) ?? ''}`),
    ...raggedRows(all),
    ...headings(tree, own),
    ...ending(tree),
  ];
}

function unbalanced(html: string): string[] {
  let depth = 0;
  for (const [tag] of html.matchAll(/<\/?details>/g)) {
    depth += tag === '<details>' ? 1 : -1;
    if (depth < 0) return ['a </details> too many'];
  }
  const summaries = [...html.matchAll(/<summary>/g)].length - [...html.matchAll(/<\/summary>/g)].length;
  return depth === 0 && summaries === 0 ? [] : [`details off by ${depth}, summaries by ${summaries}`];
}

function raggedRows(all: readonly MarkdownNode[]): string[] {
  return all
    .filter(({ type }) => type === 'table')
    .flatMap(({ children = [] }) => {
      const width = children[0]?.children?.length;
      return children
        .filter((row) => row.children?.length !== width)
        .map(() => `a row that has not ${width ?? 0} cells`);
    });
}

/** Headings are ours alone, and stand at the top level. */
function headings(tree: MarkdownNode, own: RegExp): string[] {
  return nodesOf(tree, 'heading')
    .map((heading) => nodesOf(heading, 'text')[0]?.value ?? '')
    .filter((text) => !own.test(text))
    .map((text) => `foreign heading ${text.slice(0, 80)}`);
}

/** Nothing has swallowed the end: the footer is a rule and paragraphs of the document itself. */
function ending({ children = [] }: MarkdownNode): string[] {
  if (nodesOf({ type: 'root', children }, 'heading').length === 0) return [];
  const rule = children.findLastIndex(({ type }) => type === 'thematicBreak');
  const after = children.slice(rule + 1).map(({ type }) => type);
  return rule > 0 && after.every((type) => type === 'paragraph') && after.length > 0
    ? []
    : [`ends with ${after.join()}`];
}
