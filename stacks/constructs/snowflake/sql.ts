/** An identifier, or a path of them, quoted so that Snowflake takes it letter for letter: `"STG_RAW"."CRM"`. */
export function identifier(...parts: readonly [string, ...string[]]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/**
 * A string constant. Backslashes are doubled beside quotes, because Snowflake reads escape sequences within single
 * quotes (Snowflake documentation, "String & binary data types").
 */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
