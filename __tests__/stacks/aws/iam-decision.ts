/** A statement of a policy document, as IAM writes it. */
export interface DocumentStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A request to AWS: what is done to what, and the condition keys that it carries. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** The statements of a policy document. */
export function statementsOf(document: unknown): readonly DocumentStatement[] {
  return (JSON.parse(String(document)) as { Statement: readonly DocumentStatement[] }).Statement;
}

/** Strings, of which IAM writes one by itself and more as a list. */
export function texts(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/**
 * Whether a request passes every one of several documents: a role's permissions and its boundary (IAM User Guide,
 * "Policy evaluation logic": an explicit deny wins, and each kind of policy must allow).
 */
export function allows(documents: readonly unknown[], request: Request): boolean {
  const all = documents.map(statementsOf);
  const matching = (effect: string) => (statements: readonly DocumentStatement[]) =>
    statements.some((statement) => statement.Effect === effect && applies(statement, request));
  return !all.some(matching('Deny')) && all.every(matching('Allow'));
}

function applies({ Action, Resource, NotResource, Condition = {} }: DocumentStatement, request: Request): boolean {
  const named = Resource ? matches(Resource, request.resource) : !matches(NotResource, request.resource);
  return matches(Action, request.action) && named && Object.entries(Condition).every((c) => holds(c, request));
}

function holds([operator, tests]: [string, NonNullable<DocumentStatement['Condition']>[string]], request: Request) {
  return Object.entries(tests).every(([key, expected]) => {
    const value = request.context?.[key];
    switch (operator) {
      case 'StringEquals':
      case 'Bool':
        return value !== undefined && texts(expected).includes(value);
      case 'StringNotEquals':
        return value === undefined || !texts(expected).includes(value);
      case 'StringLike':
        return value !== undefined && matches(expected, value);
      default:
        throw new Error(`the test does not know how IAM evaluates ${operator}`);
    }
  });
}

function matches(patterns: string | readonly string[] | undefined, value: string): boolean {
  return texts(patterns).some((pattern) => {
    const expression = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return new RegExp(`^${expression}$`).test(value);
  });
}
