import { DeliveryError } from '../../model/delivery-error';

/** Texts, and what shapes objects; numbers and words are passed over. The text is known to be JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * What a `cdk.tf.json` says. A key that is there twice is refused: Terraform reads both where JavaScript keeps the last,
 * so that what is checked and digested would not be all that runs (measured with Terraform 1.11.4).
 * @throws DeliveryError `SynthFailed` for such a key, and for what is not JSON.
 */
export function synthesizedJson(text: string, file: string): unknown {
  const json = parsed(text, file);
  const twice = repeatedKey(text);
  if (twice === undefined) return json;
  const what = `${file} has the key "${twice}" twice in one object`;
  throw new DeliveryError('SynthFailed', `${what}, which cdktf does not write; synthesize again`);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DeliveryError('SynthFailed', `${file} is not JSON; synthesize again`, { cause });
  }
}

function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      // The same key may be written in several ways: with escapes, or without.
      const key = String(JSON.parse(last));
      if (keys?.has(key) === true) return key;
      keys?.add(key);
    } else if (token !== ',') last = token;
  }
  return undefined;
}
