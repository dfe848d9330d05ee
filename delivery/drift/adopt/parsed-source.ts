import type { Expression, Module, Span } from '@swc/core';

/** Where something stands in a text, in characters. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text of TypeScript and what it says. */
export interface ParsedSource {
  readonly text: string;
  readonly body: Module['body'];
  /** Where a node stands in the text. */
  readonly range: (node: { readonly span: Span }) => Range;
}

/** A statement of ours before the text: where it starts, spans start, however many files were parsed before. */
const FIRST = '0;';

/** What a text of TypeScript says; `null` where it does not compile. */
export async function parsedSource(text: string): Promise<ParsedSource | null> {
  // Loaded here: it is a native module, and no other command needs it.
  // oxlint-disable-next-line typescript/no-deprecated -- the pinned version has it; no other installed package parses TypeScript.
  const { parse } = await import('@swc/core');
  const module = await parse(`${FIRST}${text}`, { syntax: 'typescript', target: 'es2022' }).catch(() => null);
  const [first, ...body] = module?.body ?? [];
  if (first?.type !== 'ExpressionStatement') return null;
  // Spans count bytes.
  const bytes = Buffer.from(text, 'utf8');
  const at = (offset: number) => bytes.subarray(0, offset - first.span.start - FIRST.length).toString('utf8').length;
  return { text, body, range: ({ span }) => ({ start: at(span.start), end: at(span.end) }) };
}

/** An expression without what only says its type, and without parentheses. */
export function plainExpression(expression: Expression): Expression {
  switch (expression.type) {
    case 'TsConstAssertion':
    case 'TsSatisfiesExpression':
    case 'TsAsExpression':
    case 'ParenthesisExpression':
      return plainExpression(expression.expression);
    default:
      return expression;
  }
}

/** `estate.warehouses.BI` as its names; `null` for whatever is more than names and dots. */
export function chainOf(expression: Expression): readonly string[] | null {
  if (expression.type === 'Identifier') return [expression.value];
  if (expression.type !== 'MemberExpression' || expression.property.type !== 'Identifier') return null;
  const before = chainOf(expression.object);
  return before === null ? null : [...before, expression.property.value];
}
