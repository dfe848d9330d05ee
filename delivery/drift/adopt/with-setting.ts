import type { ObjectExpression } from '@swc/core';

import type { TextEdit } from './inserted-property';
import { layoutStep } from './laid-out';
import { NotUnderstood } from './not-understood';
import { type NamedObject, objectsIn, ownProperty } from './object-in-code';
import { type ParsedSource, parsedSource, plainExpression } from './parsed-source';
import { type WantedSetting, settingEdit } from './setting-edit';
import type { ReadFile } from './spread-into';

/** The file of an environment. */
export interface EnvironmentFile {
  /** In the tree: `environments/dev.ts`. */
  readonly file: string;
  readonly text: string;
  /** The name that it states for its environment. */
  readonly environment: string;
  /** Files beside it. */
  readonly read: ReadFile;
}

/** A file with a setting, or why it is left as it is. */
export type WithSetting =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'not-understood'; readonly because: string };

/**
 * The file of an environment, with a setting stated in the object literal that bears the environment's name. The edit is
 * read back: what the file states then is just that value. Everything else stays as it is written.
 */
export async function withSetting(from: EnvironmentFile, wanted: WantedSetting): Promise<WithSetting> {
  try {
    return { kind: 'edited', text: await edited(from, wanted) };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    return { kind: 'not-understood', because: `${from.file}: ${error.message}` };
  }
}

async function edited({ file, text, environment, read }: EnvironmentFile, wanted: WantedSetting): Promise<string> {
  const source = await parsedOf(text);
  const { name, object } = objectOf(source, environment);
  let done = applied(text, await settingEdit(object, wanted, { file, source, read }));
  for (let steps = 0; steps <= 2 * wanted.path.length; steps += 1) {
    const now = await parsedOf(done);
    const step = layoutStep(objectOf(now, environment).object, wanted.path, now);
    if (step === null) break;
    done = applied(done, step);
  }
  requireStated(objectNamed(await parsedOf(done), name), wanted);
  return done;
}

async function parsedOf(text: string): Promise<ParsedSource> {
  const source = await parsedSource(text);
  if (source === null) throw new NotUnderstood('it does not compile');
  return source;
}

function objectOf(source: ParsedSource, environment: string): NamedObject {
  const found = objectsIn(source).filter(({ object }) => {
    const stated = ownProperty(object, 'name')?.value;
    return stated?.type === 'StringLiteral' && stated.value === environment;
  });
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new NotUnderstood(
    `it has ${found.length === 0 ? 'no' : 'more than one'} constant object with the name '${environment}'`,
  );
}

function objectNamed(source: ParsedSource, name: string): ObjectExpression {
  const found = objectsIn(source).find((one) => one.name === name);
  if (found === undefined) throw new Error(`the edit lost ${name}`);
  return found.object;
}

function requireStated(object: ObjectExpression, { path: [key = '', ...rest], value }: WantedSetting): void {
  const own = ownProperty(object, key);
  const stated = own === undefined ? undefined : plainExpression(own.value);
  if (rest.length > 0 && stated?.type === 'ObjectExpression') {
    requireStated(stated, { path: rest, value });
    return;
  }
  if (stated !== undefined && 'value' in stated && stated.value === value && rest.length === 0) return;
  throw new NotUnderstood(`after the edit, it does not state ${key}`);
}

function applied(text: string, edit: TextEdit): string {
  return `${text.slice(0, edit.start)}${edit.text}${text.slice(edit.end)}`;
}
