import { randomMac } from './mac';
import { redactorOf } from './redactor-of';

/**
 * A text that a program or a person wrote, without what looks like a secret and without those that variables hold, in
 * any encoding.
 * @param variables what the program may have seen: those whose name or look says so are secrets.
 */
export function printedText(text: string, variables: Readonly<Record<string, string | undefined>> = {}): string {
  const values = Object.entries(variables).map(([name, value]) => ({ type: '', value: { [name]: value } }));
  return redactorOf(values, randomMac()).text(text);
}
