import { z } from 'zod';

import { ApiError, unknownHere, unprocessable, validationFailed } from './api-error';
import type { Call } from './call';

/** What every list takes. */
const PAGING = ['page', 'per_page'];

/**
 * The body, checked.
 * @throws ApiError 422 with GitHub's sentence for what is missing or of the wrong type; 501 for a field that GitHub may
 * know and this one does not, since ignoring it would be a guess.
 */
export function bodyOf<T>(call: Call, schema: z.core.$ZodType<T>): T {
  const parsed = z.safeParse(schema, call.body);
  if (parsed.success) return parsed.data;
  refuseUnknown(parsed.error.issues, 'the field');
  const sentences = parsed.error.issues.map((issue) => sentence(issue, call.body));
  throw unprocessable(`Invalid request.\n\n${sentences.join('\n')}`);
}

/**
 * The query, checked, without the paging that {@link pageOf} reads.
 * @throws ApiError 422 for a value that is not allowed, 501 for a parameter this one does not know.
 */
export function queryOf<T>(call: Call, schema: z.core.$ZodType<T>): T {
  const given = [...call.url.searchParams].filter(([name]) => !PAGING.includes(name));
  const parsed = z.safeParse(schema, Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  refuseUnknown(parsed.error.issues, 'the query parameter');
  throw validationFailed(
    ...parsed.error.issues.map(({ path, message }) => ({
      resource: 'Query',
      field: path.join('.'),
      code: 'invalid',
      message,
    })),
  );
}

/**
 * A number in the path.
 * @throws ApiError 404 for anything else, as GitHub answers.
 */
export function numberIn(call: Call, name: string): number {
  const text = call.parameters[name] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new ApiError(404, 'Not Found');
  return Number(text);
}

type Issue = z.core.$ZodIssue;

function refuseUnknown(issues: readonly Issue[], kind: string): void {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
  if (unknown.length > 0) throw unknownHere(`${kind} ${unknown.map((name) => `"${name}"`).join(', ')} here`);
}

function sentence(issue: Issue, body: unknown): string {
  const name = issue.path.join('/');
  const value = valueAt(body, issue.path);
  if (value === undefined) return `"${name}" wasn't supplied.`;
  return `For 'properties/${name}', ${JSON.stringify(value)} is not allowed: ${issue.message}.`;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), body);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
