import { text } from '../attributes';
import { stands } from '../finding';
import { requires } from '../requirement';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import type { Subject } from '../subject';

const SERVICE_USER = ['snowflake_service_user'];
const KEYS = ['rsa_public_key', 'rsa_public_key_2'];
const LONGEST_SUBJECT = 255;
const SUBJECT = /SUBJECT\s*=\s*'((?:[^']|'')*)'/gi;

const withoutSignIn: Rule = {
  code: 'user-type',
  guarantees: 'Terraform makes service users only: no people, no legacy service users, no access tokens.',
  types: [
    'snowflake_user',
    'snowflake_legacy_service_user',
    'snowflake_user_programmatic_access_token',
    'snowflake_user_public_keys',
  ],
  check: ({ type }) => [
    {
      what: `is a ${type}`,
      because: 'it signs in by a password, key or token that somebody must keep',
      mend: 'use snowflake_service_user with a workload identity; people come from the identity provider',
    },
  ],
};

const keyless: Rule = {
  code: 'service-user-key',
  guarantees: 'No service user signs in by a key.',
  types: SERVICE_USER,
  check: ({ attributes }) =>
    KEYS.filter((key) => attributes[key] !== undefined).map((key) => ({
      what: `${key} is set`,
      because: 'its private half is a secret that somebody must keep and rotate',
      mend: 'remove it and state serviceUsers.<name>.identity',
    })),
};

const identified: Rule = {
  code: 'service-user-identity',
  guarantees: 'Every service user has a workload identity, given in the same stack.',
  types: SERVICE_USER,
  check(subject, view): Flaw[] {
    if (identitiesIn(view).some((statement) => concerns(statement, subject, view))) return [];
    return [
      {
        what: 'has no workload identity in this stack',
        because: 'nobody could sign in as it without a password or key',
        mend: 'add a snowflake_execute with ALTER USER … SET WORKLOAD_IDENTITY = (…)',
      },
    ];
  },
};

const exactSubject: Rule = {
  code: 'workload-identity-subject',
  guarantees: 'Every workload identity names one exact subject that Snowflake has room for.',
  types: ['snowflake_execute'],
  check: ({ attributes }) =>
    [...text(attributes['execute']).matchAll(SUBJECT)].flatMap(([, subject = '']): Flaw[] => {
      if (subject.length > 0 && subject.length <= LONGEST_SUBJECT && !/[*?%]/.test(subject)) return [];
      return [
        {
          what: `${stands('SUBJECT', subject)} (${subject.length} characters)`,
          because: `Snowflake compares subjects whole, and takes 1 to ${LONGEST_SUBJECT} characters`,
          mend: 'use a value of githubSubjects(); shorten the name of the GitHub environment if it is too long',
        },
      ];
    }),
};

/** What must hold for whoever signs in to Snowflake (Snowflake documentation, "Workload identity federation"). */
export const identityRules: readonly Rule[] = [
  withoutSignIn,
  keyless,
  identified,
  exactSubject,
  requires({
    code: 'service-user-secondary-roles',
    guarantees: 'A service user has the rights of its one role only.',
    types: SERVICE_USER,
    path: 'default_secondary_roles_option',
    allows: (option) => option === 'NONE',
    because: "it would act with all its roles at once, the account's default",
    mend: "set default_secondary_roles_option to 'NONE'",
  }),
  requires({
    code: 'service-user-role',
    guarantees: 'A service user starts with its role.',
    types: SERVICE_USER,
    path: 'default_role',
    allows: (role) => typeof role === 'string' && role !== '',
    because: 'its sessions would start as PUBLIC',
    mend: 'pass serviceUsers.<name>.role on',
  }),
  requires({
    code: 'provider-authenticator',
    guarantees: 'Terraform signs in to Snowflake without a password.',
    types: ['provider.snowflake'],
    path: 'authenticator',
    allows: (authenticator) => ['WORKLOAD_IDENTITY', 'SNOWFLAKE_JWT', 'OAUTH'].includes(text(authenticator)),
    because: 'the default asks for a password, which Snowflake no longer takes from services',
    mend: "set authenticator to 'WORKLOAD_IDENTITY'",
  }),
  requires({
    code: 'provider-snowflake-account',
    guarantees: 'A Snowflake stack can only be applied to the account of its environment.',
    types: ['provider.snowflake'],
    path: 'account_name',
    allows: (name, { attributes }, { environment: { snowflake } }) =>
      name === snowflake.account && attributes['organization_name'] === snowflake.organization,
    because: "the account would come from whoever runs Terraform, or be another environment's",
    mend: 'set organization_name and account_name from snowflake.organization and snowflake.account',
  }),
];

function identitiesIn(view: StackView): string[] {
  return view
    .ofType('snowflake_execute')
    .map(({ attributes }) => text(attributes['execute']))
    .filter((statement) => /WORKLOAD[_ ]IDENTITY/i.test(statement));
}

function concerns(statement: string, subject: Subject, view: StackView): boolean {
  if (view.referenced(statement).includes(subject)) return true;
  const [, user] = /ALTER\s+USER\s+(?:IF\s+EXISTS\s+)?"?([^"\s]+)"?/i.exec(statement) ?? [];
  return user === subject.attributes['name'];
}
