/** Whole numbers that may be too long for a JavaScript number, outside of strings as a rule. */
const LONG = /[:,[]\s*-?\d{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * JSON in which every whole number that a JavaScript number cannot hold is a string of its digits: read as a number it
 * would be the same as its neighbours, and a change from one to the other no change.
 */
export function withExactNumbers(json: string): string {
  if (!LONG.test(json)) return json;
  return json.replace(STRING_OR_NUMBER, (part) => (part.startsWith('"') || isExact(part) ? part : `"${part}"`));
}

function isExact(digits: string): boolean {
  return BigInt(Number(digits)) === BigInt(digits);
}
