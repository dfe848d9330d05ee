import { blocks, isOn, list, read, text } from '../attributes';
import { stands } from '../finding';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';

const GRANTS = ['snowflake_grant_privileges_to_account_role', 'snowflake_grant_privileges_to_database_role'];
const EVERYTHING = ['ALL', 'ALL PRIVILEGES'];

const upperCase: Rule = {
  code: 'privilege-case',
  guarantees: 'Every privilege is written in upper case.',
  types: [...GRANTS, 'snowflake_grant_privileges_to_share'],
  check: ({ attributes }) =>
    list(attributes['privileges'])
      .map(text)
      .filter((privilege) => privilege !== privilege.toUpperCase())
      .map((privilege) => ({
        what: `privileges holds "${privilege}"`,
        because: 'Snowflake answers in upper case, so that every plan would show a change',
        mend: `write ${privilege.toUpperCase()}`,
      })),
};

const ownership: Rule = {
  code: 'privilege-ownership',
  guarantees: 'No privilege grant hands ownership over.',
  types: GRANTS,
  check: ({ attributes }) =>
    list(attributes['privileges']).includes('OWNERSHIP')
      ? [
          {
            what: 'privileges holds OWNERSHIP',
            because: 'a container whose owner is not the deployer cannot be changed any more',
            mend: 'grant the CREATE privileges instead: whoever creates an object owns it',
          },
        ]
      : [],
};

const everything: Rule = {
  code: 'privilege-all',
  guarantees: 'Every grant names its privileges.',
  types: [...GRANTS, 'snowflake_grant_privileges_to_share'],
  check({ attributes }) {
    const named = list(attributes['privileges']).find((it) => EVERYTHING.includes(text(it).toUpperCase()));
    if (!isOn(attributes['all_privileges']) && named === undefined) return [];
    return [
      {
        what: named === undefined ? 'all_privileges is true' : `privileges holds ${JSON.stringify(named)}`,
        because: 'it grants what nobody has read, and what Snowflake adds later',
        mend: 'name the privileges',
      },
    ];
  },
};

/** Where the scope of a future grant stands, by the type of the grant. */
const FUTURE_IN_DATABASE: Readonly<Record<string, readonly string[]>> = {
  snowflake_grant_privileges_to_account_role: [
    'on_schema_object.future.in_database',
    'on_schema.future_schemas_in_database',
  ],
  snowflake_grant_privileges_to_database_role: [
    'on_schema_object.future.in_database',
    'on_schema.future_schemas_in_database',
  ],
  snowflake_grant_ownership: ['on.future.in_database'],
};

const futureScope: Rule = {
  code: 'future-grant-scope',
  guarantees: 'Every future grant is of one schema.',
  types: Object.keys(FUTURE_IN_DATABASE),
  check: ({ type, attributes }) =>
    (FUTURE_IN_DATABASE[type] ?? []).flatMap((path): Flaw[] => {
      const value = read(attributes, path);
      if (value === undefined) return [];
      return [
        {
          what: stands(path, value),
          because: 'a future grant of a schema silences those of its database, for every role',
          mend: 'grant on each schema (in_schema)',
        },
      ];
    }),
};

/** What must hold for grants (snowflakedb/terraform-provider-snowflake 2.11.0; Snowflake documentation, "GRANT <privileges>"). */
export const privilegeRules: readonly Rule[] = [
  upperCase,
  ownership,
  everything,
  futureScope,
  requires({
    code: 'grant-always-apply',
    guarantees: 'No grant is applied again at every run.',
    types: GRANTS,
    path: 'always_apply',
    allows: (value) => !isOn(value),
    because: 'a plan with it is never empty, so that no environment could be verified',
    mend: 'leave it out; grant on future objects as well as on all',
  }),
  {
    code: 'grant-ownership-role',
    guarantees: 'Ownership of databases, schemas, warehouses and database roles stays with the deployer.',
    types: ['snowflake_grant_ownership'],
    check: ({ attributes }) =>
      blocks(attributes['on'])
        .map((on) => on['object_type'])
        .filter((type) => ['DATABASE', 'SCHEMA', 'WAREHOUSE', 'DATABASE ROLE'].includes(text(type)))
        .map((type) => ({
          what: stands('on.object_type', type),
          because: 'Terraform could not change or drop it afterwards, and 2.11.0 cannot read owned database roles back',
          mend: 'leave the deployer its owner and grant privileges',
        })),
  },
];
