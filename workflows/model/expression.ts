/** An expression, as GitHub evaluates it: `${{ github.sha }}`. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

/** A string inside an expression. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
