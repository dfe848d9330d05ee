import { z } from 'zod';

import { nearMiss } from './near-miss';
import type { Problem } from './problem';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema finds wrong with a value, in the words of {@link Problem}. */
export function schemaProblems(place: Place): Problem[] {
  const result = z.safeParse(place.schema, place.value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOf(issue, place));
}

/** A value, the schema it must meet, and where it stands: a file and a path in its object. */
export interface Place {
  readonly file: string;
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
  readonly at: Path;
}

function problemsOf(issue: Issue, { file, schema, value, at }: Place): Problem[] {
  const path = pathText([...at, ...issue.path]);
  const found = valueAt(value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysAt(schema, issue.path, value);
        const allowed = `one of ${known.join(', ')}`;
        return problem(
          { file, path: pathText([...at, ...issue.path, key]), found: 'an unknown key', allowed },
          key,
          known,
        );
      });
    case 'invalid_key':
      return [
        {
          file,
          path,
          found: `the name ${source(issue.path.at(-1))}`,
          allowed: issue.issues[0]?.message ?? issue.message,
        },
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [problem({ file, path, found: source(found), allowed: values.join(', ') }, found, values)];
    }
    case 'invalid_union':
      return [unionProblem(schema, issue, { file, path, value })];
    case 'too_small':
    case 'too_big':
      return [{ file, path, found: source(found), allowed: bound(issue) }];
    default:
      return [
        {
          file,
          path,
          found: source(found),
          allowed: issue.message.replace(/^Invalid input: expected /, '').replace(/, received .*$/, ''),
        },
      ];
  }
}

function unionProblem(
  schema: z.core.$ZodType,
  issue: Issue,
  { file, path, value }: { file: string; path: string; value: unknown },
): Problem {
  const union = schemaAt(schema, issue.path.slice(0, -1), value);
  const found = valueAt(value, issue.path);
  const kinds = union instanceof z.ZodDiscriminatedUnion ? discriminators(union) : [];
  if (kinds.length === 0) return { file, path, found: source(found), allowed: issue.message };
  return problem({ file, path, found: source(found), allowed: kinds.join(', ') }, found, kinds);
}

function discriminators(union: z.ZodDiscriminatedUnion): string[] {
  const { discriminator } = union.def;
  return union.options.flatMap((option) => {
    const literal =
      option instanceof z.ZodObject ? (option.shape as Record<string, unknown>)[discriminator] : undefined;
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  });
}

const UNITS: Partial<Record<string, string>> = { string: ' characters', array: ' entries' };

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  // A message of our own says more than the bare bound.
  if (!issue.message.startsWith('Too ')) return issue.message;
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const word = issue.code === 'too_small' ? 'at least' : 'at most';
  const unit = UNITS[issue.origin] ?? '';
  return `${word} ${limit}${unit}`;
}

function problem(base: Problem, found: unknown, candidates: readonly string[]): Problem {
  const near = typeof found === 'string' ? nearMiss(found, candidates) : undefined;
  return near === undefined ? base : { ...base, suggestion: JSON.stringify(near) };
}

function keysAt(schema: z.core.$ZodType, path: Path, value: unknown): string[] {
  const place = schemaAt(schema, path, value);
  if (place instanceof z.ZodObject) return Object.keys(place.shape);
  if (place instanceof z.ZodDiscriminatedUnion) {
    const chosen = optionFor(place, valueAt(value, path));
    if (chosen !== undefined) return Object.keys(chosen.shape);
    return [
      ...new Set(place.options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []))),
    ];
  }
  return [];
}

function schemaAt(schema: z.core.$ZodType, path: Path, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return schemaAt(schema.unwrap(), path, value);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const next = stepInto(schema, step, value);
  return next === undefined ? schema : schemaAt(next, rest, valueAt(value, [step]));
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey, value: unknown): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionFor(schema, value);
    return option === undefined ? undefined : stepInto(option, step, value);
  }
  if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, z.core.$ZodType>)[step];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

/** The option of a union that a value is by its discriminator. */
function optionFor(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodObject | undefined {
  const { discriminator } = union.def;
  const kind = valueAt(value, [discriminator]);
  const options = union.options.filter((option) => option instanceof z.ZodObject);
  return options.find(({ shape }) => {
    const literal = (shape as Record<string, unknown>)[discriminator];
    return literal instanceof z.ZodLiteral && [...literal.values].includes(kind as never);
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
    value,
  );
}

/** A path as one would write it in TypeScript: `warehouses.BI.size`, `reviewers.teams[0]`. */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** A value as source text, short enough for one line. */
export function source(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
