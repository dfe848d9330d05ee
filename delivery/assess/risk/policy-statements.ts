type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One test of a statement's conditions, such as `StringEquals aws:PrincipalOrgID`. */
export interface PolicyCondition {
  readonly test: string;
  readonly values: readonly string[];
}

/** One statement of a policy in IAM's language, every one-or-many field as a list. */
export interface PolicyStatement {
  readonly effect: string;
  /** What is inverted (`NotAction`, `NotResource`, `NotPrincipal`) is one entry that starts with `not `. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly conditions: readonly PolicyCondition[];
}

/** Everyone, as a principal. */
export const EVERYONE = 'AWS:*';

/** The statements of a policy document; `undefined` where the text is not one. An empty text is a policy of none. */
export function statementsIn(text: string): readonly PolicyStatement[] | undefined {
  if (text.trim() === '') return [];
  try {
    const { Statement } = fields(JSON.parse(text) as Json);
    if (Statement === undefined) return undefined;
    return (Array.isArray(Statement) ? (Statement as readonly Json[]) : [Statement]).map(statement);
  } catch {
    return undefined;
  }
}

function statement(json: Json): PolicyStatement {
  const from = fields(json);
  return {
    effect: texts(from['Effect'])[0] ?? '',
    actions: [...texts(from['Action']), ...inverted(from['NotAction'])],
    resources: [...texts(from['Resource']), ...inverted(from['NotResource'])],
    principals: [...principals(from['Principal']), ...inverted(from['NotPrincipal'])],
    conditions: conditions(from['Condition']),
  };
}

function inverted(json: Json | undefined): string[] {
  return json === undefined ? [] : [`not ${JSON.stringify(json)}`];
}

function principals(json: Json | undefined): string[] {
  if (json === undefined) return [];
  if (typeof json === 'string') return [json === '*' ? EVERYONE : json];
  return Object.entries(fields(json)).flatMap(([kind, values]) => texts(values).map((value) => `${kind}:${value}`));
}

function conditions(json: Json | undefined): PolicyCondition[] {
  return Object.entries(fields(json ?? null)).flatMap(([operator, tests]) =>
    Object.entries(fields(tests)).map(([key, values]) => ({ test: `${operator} ${key}`, values: texts(values) })),
  );
}

function texts(json: Json | undefined): string[] {
  if (json === undefined || json === null) return [];
  const values = Array.isArray(json) ? (json as readonly Json[]) : [json as Json];
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

function fields(json: Json): Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, Json>) : {};
}
