import { AwsName } from '../../environments/schema/names';
import { DeliveryError } from '../model/delivery-error';
import { nameOf } from './guest';

const PREFIX = nameOf({ kind: 'sandbox', user: '' });
/** What is left of the longest name of an environment, 24 characters. */
const LONGEST = 24 - PREFIX.length;

const LEGAL = `a name in lower case, of at most ${LONGEST} characters: a-z first, then a-z, 0-9 or single hyphens`;

/** The name of a sandbox, as somebody typed it. @throws DeliveryError `Usage`. */
export function requireUserName(typed: string): string {
  if (isLegal(typed)) return typed;
  const near = nearestTo(typed);
  const meant = isLegal(near) ? `; "${near}" would do` : '';
  throw new DeliveryError('Usage', `a sandbox cannot be called "${typed}"${meant}; it takes ${LEGAL}`);
}

/**
 * A name for the sandbox of a person, from the first of these texts that leaves one: `Ann Łukasik` gives `ann-lukasik`.
 * @throws DeliveryError `Usage` where none does.
 */
export function userNameFrom(texts: readonly (string | undefined)[]): string {
  const found = texts.map((text) => nearestTo(text ?? '')).find(isLegal);
  if (found !== undefined) return found;
  const known = texts.filter((text) => text !== undefined && text !== '').map((text) => `"${text}"`);
  const from = known.length === 0 ? 'nobody has said who you are' : `${known.join(' and ')} leave no name`;
  throw new DeliveryError('Usage', `${from}; say whose sandbox is meant, such as "sluice sandbox up ann": ${LEGAL}`);
}

function isLegal(user: string): boolean {
  return user !== '' && AwsName.safeParse(`${PREFIX}${user}`).success && /^[a-z]/.test(user);
}

/** Letters that no decomposition turns into plain ones. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' };

function nearestTo(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđßæœþð]/g, (letter) => PLAIN[letter] ?? '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}
