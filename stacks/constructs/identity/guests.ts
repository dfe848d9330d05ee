import type { Environment } from '../../../environments/schema/environment';

/**
 * The environments that this one's identity serves too, one of each prefix that it hosts. They stand for all of that
 * prefix: their names are patterns, `sbx-*`, and so are the names and paths that are made from them.
 */
export function guestsOf(environment: Environment): readonly Environment[] {
  return environment.hosts.map((prefix) => {
    const name = `${prefix}-*`;
    return { ...environment, name, abbreviation: name };
  });
}
