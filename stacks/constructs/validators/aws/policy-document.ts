import { type Attributes, blocks, isAttributes, type Json, list, text } from '../attributes';

/** Whom a statement names: `{ kind: 'Service', value: 'glue.amazonaws.com' }`; kind `*` is everyone. */
export interface Principal {
  readonly kind: string;
  readonly value: string;
}

/** One test of a statement's condition block. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement of an IAM policy, every one-or-many field as a list. */
export interface Statement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** `NotAction`, `NotResource`, `NotPrincipal`, where they stand. */
  readonly inverted: readonly string[];
}

const INTERPOLATION = /\$\{[^{}]*\}/g;

/** The statements of a policy document; `undefined` where the text is not a JSON document with statements. */
export function policyIn(text: string): readonly Statement[] | undefined {
  const json = jsonIn(text);
  if (!isAttributes(json) || json['Statement'] === undefined) return undefined;
  return blocks(json['Statement']).map(statement);
}

/** The value of a JSON text; quotes inside Terraform expressions do not end its strings. */
export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(INTERPOLATION, (expression) => expression.replaceAll(/["\\]/g, "'"))) as Json;
  } catch {
    return undefined;
  }
}

function statement(json: Attributes): Statement {
  return {
    sid: texts(json['Sid'])[0] ?? '',
    effect: texts(json['Effect'])[0] ?? '',
    actions: texts(json['Action']),
    resources: texts(json['Resource']),
    principals: principals(json['Principal']),
    conditions: conditions(json['Condition']),
    inverted: ['NotAction', 'NotResource', 'NotPrincipal'].filter((field) => json[field] !== undefined),
  };
}

function principals(json: Json | undefined): Principal[] {
  if (!isAttributes(json)) return texts(json).map((value) => ({ kind: '*', value }));
  return Object.entries(json).flatMap(([kind, values]) => texts(values).map((value) => ({ kind, value })));
}

function conditions(json: Json | undefined): Condition[] {
  if (!isAttributes(json)) return [];
  return Object.entries(json).flatMap(([operator, tests]) =>
    Object.entries(isAttributes(tests) ? tests : {}).map(([key, values]) => ({ operator, key, values: texts(values) })),
  );
}

function texts(value: Json | undefined): string[] {
  return list(value).map(text);
}
