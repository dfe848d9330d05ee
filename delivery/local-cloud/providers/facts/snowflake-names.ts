/** The parts of a Snowflake name: `"DB"."SCHEMA"` or `DB.SCHEMA` gives DB and SCHEMA. */
export function nameParts(name: string): string[] {
  const parts = name.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [];
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** A Snowflake name in full, every part in quotes, as the provider writes names in ids and in SQL. */
export function qualified(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** The name of an account object (role, user, warehouse), which has one part even where it holds a dot. */
export function qualifiedAccountObject(name: string): string {
  return name.startsWith('"') ? qualified(...nameParts(name)) : qualified(name);
}

/** A name of several parts, in full. */
export function requalified(name: string): string {
  return qualified(...nameParts(name));
}
