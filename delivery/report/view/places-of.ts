const IN_PLACE = /^(?:(?:all|future) .+ in (?:schema |database )?|schema |database )(\S.*)$/;
const IN_SCHEMA = /^[\w ]+ ((?:"[^"]*"|[^."\s]+)\.(?:"[^"]*"|[^."\s]+))\.\S/;

/**
 * Where objects lie, each place once, as the access delta words them: `future tables in DEV.MARTS`, `schema DEV.MARTS`
 * and `view DEV.MARTS.V` lie in `DEV.MARTS`. An object that lies in none, such as a warehouse, is a place itself.
 */
export function placesOf(objects: readonly string[]): string[] {
  return [...new Set(objects.map((on) => IN_PLACE.exec(on)?.[1] ?? IN_SCHEMA.exec(on)?.[1] ?? on))];
}
