/** The value of a JSON text, or `undefined` where it is not JSON: the schema that it is held to refuses that too. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
