import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

import type { Contexts, Status, Value } from './contexts';
import { expressionsIn } from './expressions-in';

/** Functions that only a condition may call. */
const STATUS_FUNCTIONS = ['success', 'failure', 'cancelled', 'always'] as const;

/**
 * The value of one expression, by GitHub's own evaluator.
 * @throws Error naming the expression.
 */
export function evaluated(source: string, contexts: Contexts, status?: Status): Value {
  try {
    return plain(valueOf(source, contexts, status));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`the expression "${source.trim()}" cannot be evaluated: ${why}`, { cause });
  }
}

/** A text with its expressions in place; an expression that is all of it keeps its type. */
export function interpolated(text: string, contexts: Contexts): Value {
  const parts = expressionsIn(text);
  const [first, ...others] = parts;
  if (others.length === 0 && first?.kind === 'expression') return evaluated(first.text, contexts);
  return parts.map(({ kind, text: part }) => (kind === 'text' ? part : textOf(part, contexts))).join('');
}

/** All texts of a value, interpolated. */
export function interpolatedAll(value: Value, contexts: Contexts): Value {
  if (typeof value === 'string') return interpolated(value, contexts);
  if (Array.isArray(value)) return value.map((item: Value) => interpolatedAll(item, contexts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, interpolatedAll(one, contexts)]));
}

/** A value as it stands in a text. */
export function asText(value: Value): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** Whether an `if` holds: without a status function it also asks that all before has succeeded. */
export function holds(condition: string, contexts: Contexts, status: Status): boolean {
  const [first, ...others] = expressionsIn(condition);
  const source = others.length === 0 && first?.kind === 'expression' ? first.text : condition;
  const asksStatus = new RegExp(`\\b(${STATUS_FUNCTIONS.join('|')})\\s*\\(`, 'i').test(source);
  if (!asksStatus && !status.success) return false;
  return isTruthy(evaluated(source, contexts, status));
}

/** GitHub's truth: `false`, `0`, `-0`, an empty text and `null` are not. */
function isTruthy(value: Value): boolean {
  return value !== false && value !== null && value !== '' && value !== 0 && !Number.isNaN(value);
}

function textOf(source: string, contexts: Contexts): string {
  return valueOf(source, contexts).coerceString();
}

function valueOf(source: string, contexts: Contexts, status?: Status): data.ExpressionData {
  const functions = status === undefined ? [] : statusFunctions(status);
  const { tokens } = new Lexer(source.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, known, new Map(functions.map((one) => [one.name, one]))).evaluate();
}

function statusFunctions({ success, failure, cancelled }: Status) {
  const answers = { success, failure, cancelled, always: true };
  return STATUS_FUNCTIONS.map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answers[name]),
  }));
}

function plain(value: data.ExpressionData): Value {
  return JSON.parse(JSON.stringify(value, data.replacer)) as Value;
}
