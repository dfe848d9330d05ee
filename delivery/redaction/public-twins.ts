import type { RawRecord } from './raw-value';

/** An attribute that a provider marks as sensitive though the same object shows the same value in another. */
interface PublicTwin {
  readonly types: RegExp;
  readonly marked: string;
  readonly shown: string;
  readonly because: string;
}

const TWINS: readonly PublicTwin[] = [
  {
    types: /^snowflake_(?:legacy_service_|service_)?user$/,
    marked: 'login_name',
    shown: 'name',
    because: 'Snowflake takes the name for it; every grant to the user names it',
  },
  {
    types: /^snowflake_(?:legacy_service_|service_)?user$/,
    marked: 'display_name',
    shown: 'name',
    because: 'Snowflake takes the name for it',
  },
  {
    types: /^aws_ssm_parameter$/,
    marked: 'value',
    shown: 'insecure_value',
    because: 'the provider gives the value of a String parameter twice; the ids of networks and roles are in such',
  },
];

/**
 * Whether a marked attribute is no secret because the object shows it elsewhere on purpose: it stays hidden where it is
 * marked, and is not looked for anywhere else.
 */
export function hasPublicTwin(type: string, name: string, record: RawRecord): boolean {
  const value = record[name];
  return TWINS.some(({ types, marked, shown }) => {
    const twin = record[shown];
    if (marked !== name || !types.test(type) || typeof value !== 'string' || typeof twin !== 'string') return false;
    return twin.toLowerCase() === value.toLowerCase();
  });
}
