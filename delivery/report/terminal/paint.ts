/** Colours of a terminal, or none. */
export type Paint = Readonly<Record<'red' | 'green' | 'yellow' | 'bold' | 'dim', (text: string) => string>>;

// Select Graphic Rendition of ECMA-48.
const ON = { red: 31, green: 32, yellow: 33, bold: 1, dim: 2 } as const;

/** Writes in colour, or leaves text as it is. */
export function paintOf(colour: boolean): Paint {
  const painter = (code: number) => (text: string) =>
    colour && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text;
  return {
    red: painter(ON.red),
    green: painter(ON.green),
    yellow: painter(ON.yellow),
    bold: painter(ON.bold),
    dim: painter(ON.dim),
  };
}
