import { decide } from '../../../delivery/local-cloud/aws/iam/decide';

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

/** A policy document of statements. */
export function documentOf(statements: readonly DocumentStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Strings, of which IAM writes one by itself and more as a list. */
export function texts(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** A text in which every reference of Terraform to an ARN is an ARN, the same wherever it stands. */
export function resolved(text: string): string {
  return text.replaceAll(/\$\{aws_([a-z]+)_\w+\.([\w-]+)\.arn\}/g, 'arn:aws:$1:eu-west-1:000000000000:key/$2');
}

/** Whether a request passes every one of several documents: a role's permissions and its boundary. */
export function allows(documents: readonly unknown[], { action, resource, context = {} }: Request): boolean {
  const request = { action, resource: resolved(resource), context };
  return documents.every(
    (document) => decide({ permissions: [resolved(String(document))], boundary: null }, request).isAllowed,
  );
}
