import type { Value } from '../../model/value';

const LONGEST = 2_000_000;
const DEEPEST = 60;

/** What a string holds that is a JSON object or list; `undefined` for any other string. */
export function parsedInside(text: string): Value | undefined {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text) || depthOf(text) > DEEPEST) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

/** How deep its brackets nest, at least: those inside strings count too. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
