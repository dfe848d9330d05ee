import { isDeepStrictEqual } from 'node:util';

import { fileOf } from '../../../environments/file-of';
import { SECTIONS, type Environment } from '../../../environments/schema/environment';
import type { Adopted, NotAdopted, PlainValue } from '../../model/adoption';
import type { Change } from '../../model/change-set';
import type { StackDrift } from '../../model/stack-drift';
import { type Value, Redacted, Unknown } from '../../model/value';
import { settingOfObject } from './setting-of-object';

/** What of a drift the environment's data can say, and what not. */
export interface Adoptable {
  /** The file that states the environment. */
  readonly file: string;
  readonly adopted: readonly Adopted[];
  readonly left: readonly NotAdopted[];
}

/**
 * The attributes of a drift whose settings are known and whose values the environment may have. Values come from the
 * world, where anybody may have written them: what its schema does not allow, or nobody may see, is never adopted.
 * @param environment as the code has it that is to be edited.
 */
export function adoptable({ objects, assessment }: StackDrift, environment: Environment): Adoptable {
  const told = objects.flatMap(({ change }) => ofObject(change, environment));
  const outputs = assessment.changeSet.outputs.map(({ name }) => notAdopted(`output ${name}`, null, 'it is an output'));
  const left = told.flatMap((one) => ('setting' in one ? [] : [one]));
  const adopted = told.flatMap((one) => ('setting' in one ? [one] : []));
  return { file: fileOf(environment.name), adopted, left: [...left, ...outputs] };
}

/** A string of Terraform's JSON is a template: what somebody wrote in the world would be evaluated with the plan's rights. */
const TEMPLATE = /[$%]\{/;
const LIVE = 'it holds "${" or "%{", which Terraform would evaluate; change it, or write it by hand with "$${"';

const WHOLE: Readonly<Partial<Record<Change['action'], string>>> = {
  create: 'it is gone: take it out of the code by hand',
  delete: 'it is there: bring it into the code by hand',
  forget: 'it is there: bring it into the code by hand',
};

function ofObject(change: Change, environment: Environment): (Adopted | NotAdopted)[] {
  const { address, action } = change;
  if (action !== 'update') {
    return action === 'read' ? [] : [notAdopted(address, null, WHOLE[action] ?? 'the whole object differs')];
  }
  return differingIn(change).map((attribute) => ofAttribute(change, attribute, environment));
}

/** The attributes that a plan changes, as far as it says to what. */
export function differingIn({ before, after }: Pick<Change, 'before' | 'after'>): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => {
    const [was, is] = [before?.[name] ?? null, after?.[name] ?? null];
    return !(is instanceof Unknown) && !isDeepStrictEqual(was, is);
  });
}

function ofAttribute(change: Change, attribute: string, environment: Environment): Adopted | NotAdopted {
  const { address, before, after } = change;
  const setting = settingOfObject(change, attribute, environment);
  if (setting === null) return notAdopted(address, attribute, 'Sluice does not know which setting it comes from');
  const to = before?.[attribute] ?? null;
  if (typeof to === 'string' && TEMPLATE.test(to)) return notAdopted(address, attribute, LIVE);
  if (!isPlain(to)) return notAdopted(address, attribute, `${setting.join('.')} cannot be ${kindOf(to)}`);
  const problem = problemWith(setting, to, environment);
  if (problem !== null) return notAdopted(address, attribute, `${setting.join('.')} cannot be that: ${problem}`);
  return { address, attribute, setting, from: after?.[attribute] ?? null, to };
}

function isPlain(value: Value): value is PlainValue {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function kindOf(value: Value): string {
  if (value instanceof Redacted) return 'a secret';
  return value === null ? 'left out' : 'what is no plain value';
}

/** Why an environment must not have a value: the sentences of its schema name what is allowed, and not the value. */
function problemWith([section = '', ...path]: readonly string[], to: PlainValue, environment: Environment) {
  if (!isSection(section)) return 'no section of an environment has it';
  const edited = structuredClone(environment[section]);
  put(edited, path, to);
  const { success, error } = SECTIONS[section].safeParse(edited);
  return success ? null : error.issues.map(({ message }) => message).join('; ');
}

function isSection(name: string): name is keyof typeof SECTIONS {
  return Object.hasOwn(SECTIONS, name);
}

function put(within: unknown, [key = '', ...rest]: readonly string[], to: PlainValue): void {
  const record = within as Record<string, unknown>;
  if (rest.length === 0) record[key] = to;
  else put(record[key], rest, to);
}

function notAdopted(address: string, attribute: string | null, because: string): NotAdopted {
  return { address, attribute, because };
}
